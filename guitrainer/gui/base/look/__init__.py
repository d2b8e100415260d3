"""The look of the window: palettes, text sizes, plots, colors of filters."""
