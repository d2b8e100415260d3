"""How the window looks: palette, type, plots, colors of filters."""
