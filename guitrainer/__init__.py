"""guitrainer: a laboratory for convolution filters, from random noise to edge detectors."""

__version__ = "0.1.0"
