"""What every part of the window builds on: look, words and numbers, values, settings, the log."""
