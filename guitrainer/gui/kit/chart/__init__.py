"""Charts on pyqtgraph: lines, axes, legends, readings at the pointer, export."""
