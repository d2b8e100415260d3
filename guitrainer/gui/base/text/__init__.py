"""Texts and numbers on screen, in the language of the window."""
