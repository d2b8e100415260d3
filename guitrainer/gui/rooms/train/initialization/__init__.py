"""The initialization of each layer: models without Qt, and the widgets that paint them."""
