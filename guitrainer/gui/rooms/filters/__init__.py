"""The Filters room: the filters of any trained network."""
