"""The laboratory, without widgets: the experiment, runs, races, sweeps, jobs, the library."""
