"""What the room about convolution is made of."""
