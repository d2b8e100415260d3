"""Files that others made, opened with distrust: the one way in for every reader and writer."""
