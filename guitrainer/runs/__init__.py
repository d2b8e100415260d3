"""Runs on disk: folders of runs, checkpoints, histories and pictures."""
