"""How the window looks: palette, type, plots, colours of filters."""
