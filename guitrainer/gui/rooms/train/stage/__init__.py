"""The filters in the middle, and what is told about the selected one."""
