"""Finds images and labels in files and folders, and describes them before they are read."""
