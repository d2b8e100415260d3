"""The table of runs on disk."""
