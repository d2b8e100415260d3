"""What makes a start short, and keeps others from disturbing the training."""

import gc
import os

from guitrainer.garbage import GARBAGE

# NumPy's matrix library starts a thread per core, and these wait busily beside the kernels'; its
# products here are small. Whoever sets one of these keeps it.
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class _Start:
    under_way = False


def begin() -> None:
    """Before anything large is imported: no garbage collection among thousands of new objects."""
    if not _Start.under_way:
        _Start.under_way = True
        GARBAGE.hold()
    for name in BLAS_THREADS:
        os.environ.setdefault(name, "1")


def ready() -> None:
    """Everything is imported and built: collect garbage again, but never look at all that."""
    if _Start.under_way:
        _Start.under_way = False
        gc.freeze()
        GARBAGE.release()
