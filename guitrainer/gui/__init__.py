"""The desktop window. No other package uses Qt."""

from guitrainer.gui.base.guard import install

install()  # before any class is derived from a class of Qt
