"""Errors that can be raised before any kernel is compiled."""


class SettingError(ValueError):
    """An environment variable for the kernels has a value that is not accepted."""
