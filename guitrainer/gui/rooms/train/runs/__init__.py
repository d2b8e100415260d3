"""The list of runs on disk."""
