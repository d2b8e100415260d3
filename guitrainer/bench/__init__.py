"""Benchmarks: our nets against a peer, interleaved in one run, as ratios."""
