"""The tabs of the window, a package each with its `room.py`; rooms do not know each other."""
