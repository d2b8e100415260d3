"""Charts on pyqtgraph: lines, axes, legends, values at the mouse pointer, export."""
