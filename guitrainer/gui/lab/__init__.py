"""The laboratory, without widgets: the experiment, the run and its history, jobs, the library."""
