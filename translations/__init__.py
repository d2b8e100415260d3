"""The languages of the window: sources of the translations, and what keeps them up to date."""
