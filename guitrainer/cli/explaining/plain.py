"""Converts explanations to JSON types."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
from pydantic import BaseModel

from guitrainer.sentences import Sentence


def plain(value: Any, axes: int = 1) -> Any:
    """Convert dataclasses to objects and arrays to lists; numbers are not changed.

    Parameters
    ----------
    axes : leading axes of length 1 are removed from arrays with more axes
    """
    if isinstance(value, Sentence):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name), axes) for field in fields(value)}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_unset=True)
    if isinstance(value, np.ndarray):
        while value.ndim > axes and len(value) == 1:
            value = value[0]
        return value.tolist()
    if isinstance(value, dict):
        return {key: plain(item, axes) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, axes) for item in value]
    return value.item() if isinstance(value, np.generic) else value
