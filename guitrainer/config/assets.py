"""Location of the bundled files: presets, MNIST, photographs."""

from functools import cache
from pathlib import Path


@cache
def assets_folder() -> Path:
    """Return the folder of the bundled files, in a checkout or inside the installed package."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"
