"""The tabs of the window; each lays panels out and does nothing else."""
