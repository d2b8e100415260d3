"""The Sweep room: many settings, seeds and folds of an experiment, with statistics."""
