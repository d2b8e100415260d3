"""Labels 1 to 10 of digits: in SVHN and many files made with MATLAB, 10 stands for the digit 0."""

from dataclasses import replace

import numpy as np

from guitrainer.formats.datasets.contents import Contents

_MOST = 2_000_000  # labels that are read while a file is only described
_SIDE = 32  # of the images of SVHN


def with_digit_ten(contents: Contents) -> Contents:
    """Name the classes if these are the digits of SVHN: images of 32×32 and labels 1 to 10.

    Netzer et al. 2011, "Reading digits in natural images with unsupervised feature learning".
    """
    train = contents.parts.get("train")
    if train is None or train.labels is None or contents.class_names:
        return contents
    color = train.images.ndim == 4 and train.images.shape[1:3] == (_SIDE, _SIDE)
    if not color or len(train.labels) > _MOST:
        return contents
    used = np.unique(train.labels.read(None))
    if not (used[0] >= 1 and used[-1] == 10):
        return contents
    return replace(contents, class_names={10: "0", **{n: str(n) for n in range(1, 10)}})
