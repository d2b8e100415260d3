"""Keeps PySide from reading the source of every imported module.

PySide searches it for uses of its optional features, such as snake_case names, which this program
does not use. That would take a noticeable part of the start.
"""

import contextlib

import shiboken6  # noqa: F401 (makes the import of its support possible)


def ignore() -> None:
    """Treat modules that are imported from now on as modules that use Qt without features.

    This is not public in PySide: without it, only the start takes longer.
    """
    with contextlib.suppress(ImportError):
        from shibokensupport import feature  # type: ignore[import-not-found, unused-ignore]

        feature._mod_uses_pyside = lambda module: True
