"""The room where the window of a convolution slides over a picture, forward and backward."""
