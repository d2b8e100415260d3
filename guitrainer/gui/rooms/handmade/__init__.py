"""Parts of the room of hand-made filters."""
