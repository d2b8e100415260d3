"""Safe access to files made by others, for every reader and writer."""
