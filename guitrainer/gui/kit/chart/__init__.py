"""Charts: lines, axes, legends, values at the mouse pointer, zoom, export."""
