"""What the window shows, without widgets: the experiment, the run, its history."""
