"""Runs on disk: the folder of a run, its checkpoints, its history and its pictures."""
