"""Parts of the variance room."""
