"""The Variance room: where signals and gradients vanish or explode."""
