"""The basis of all parts of the window: look, texts and numbers, values, settings, the log."""
