"""The Convolution room, in which a window slides over a picture, forward and backward."""
