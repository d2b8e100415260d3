"""An experiment as source code for other libraries, to copy."""

from guitrainer.explain.sources.keras import keras_source
from guitrainer.explain.sources.torch import torch_source

__all__ = ["keras_source", "torch_source"]
