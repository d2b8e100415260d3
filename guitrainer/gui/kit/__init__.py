"""Widgets and idioms that know nothing of the laboratory."""
