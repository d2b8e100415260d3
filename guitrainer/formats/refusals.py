"""Chooses which error to show for a file that is neither images nor a trained network."""

from guitrainer.errors import GuitrainerError
from guitrainer.formats.networks.contents import CORE_ML

# What readers of images say about files that are not of a format of theirs.
_UNKNOWN = (
    *("of an unknown format", "a zip archive", "a Python pickle", "damaged .npy"),
    "a safetensors file",
)


def clearer(network: GuitrainerError, images: GuitrainerError) -> GuitrainerError:
    """Return the error that says more about a file: of a known format, that of its own reader.

    Parameters
    ----------
    network : error of the reader of trained networks
    images : error of the reader of images
    """
    known = CORE_ML in str(network)  # a network, although not one that is read
    other = "not an .npz archive" in str(images) and ".npz: " not in str(images)
    unknown = other or any(text in str(images) for text in _UNKNOWN)
    return network if known or unknown else images
