"""Dialogs: questions, exports, preferences, errors, help."""
