"""Sweeps and races: many trials of an experiment, with statistics; none of it knows a screen."""
