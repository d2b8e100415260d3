"""The room that shows two runs side by side."""
