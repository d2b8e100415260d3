"""The translations of the window, and the scripts that keep them up to date."""
