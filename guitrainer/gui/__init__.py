"""The desktop window. Qt lives here and nowhere else."""

from guitrainer.gui.base.guard import install

install()  # before any class is made from one of Qt's
