"""Parts of the room of initialisers."""
