"""Compiled functions (Numba): arrays in, arrays out."""
