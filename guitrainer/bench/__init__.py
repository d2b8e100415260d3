"""Benchmarks: our networks compared with PyTorch, interleaved in one run, as ratios."""
