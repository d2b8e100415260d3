"""The stage with the filters in the middle, and information about the selected filter."""
