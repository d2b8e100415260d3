"""Curves of runs: what they show, how they are drawn, how they are exported."""
