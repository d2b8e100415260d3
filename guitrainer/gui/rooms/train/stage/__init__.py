"""What the panels around the filters are made of: tiles, marks, pictures, what a filter sees."""
