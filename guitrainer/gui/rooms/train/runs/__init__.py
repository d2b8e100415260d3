"""What the panel of runs and the room that compares them are made of."""
