"""guitrainer: a laboratory for convolution filters, from random noise to edge detectors."""

PROGRAM = "guitrainer"
__version__ = "0.1.0"
