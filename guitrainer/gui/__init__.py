"""The desktop window. No other package uses Qt."""

from guitrainer.gui.base import features, guard, postponed

features.ignore()
postponed.install()
guard.install()  # before any class is derived from a class of Qt
