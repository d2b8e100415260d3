"""Measurements of filters and signals: pure functions on arrays, which read and write no files."""
