"""The basis of the window: look, texts, values, settings, the log, a guard against errors."""
