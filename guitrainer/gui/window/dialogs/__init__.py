"""Dialogs: which file, whether really, what to export, preferences, errors."""
