"""Widgets and idioms that do not depend on the laboratory."""
