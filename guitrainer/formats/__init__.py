"""Reads files of other programs: recognized by their first bytes, described, then read.

`sniffing.py` recognizes a format. `datasets/` finds images and labels in files and folders;
`networks/` finds the filters of trained networks. Both describe what they have found (names,
shapes, types, and how they are interpreted) before anything large is read. `idx.py` and `npz.py`
read the formats that both have in common.
"""
