"""The room about variance: where signals and gradients vanish or explode."""
