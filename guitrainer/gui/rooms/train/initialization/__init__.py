"""Parts of the initialisation panel: models without Qt, and widgets that paint them."""
