"""The room where networks are set up, trained and watched; the widest, so it has packages."""
