"""The desktop window. No other package uses Qt."""

from guitrainer.gui.base import features, guard

features.ignore()
guard.install()  # before any class is derived from a class of Qt
