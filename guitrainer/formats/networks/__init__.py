"""Finds the convolution filters in files of trained networks, and describes them before reading.

`contents.py` has the arrays of a file, as its reader found them. There is one reader per format;
`readers.py` chooses among them by the first bytes. `axes.py` finds the order of the axes, and
`layers.py` turns arrays into convolutions with filters in the order OIHW.
"""
