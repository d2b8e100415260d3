#!/usr/bin/env bash
# scikit-image 0.26.0, scipy 1.17.1, opencv-python-headless 5.0.0.93: laplace has opposite signs.
#
# The Laplacian is the sum of the second derivatives: for the image x * x / 2 it is 1, and SciPy and
# OpenCV return 1. skimage.filters.laplace returns -1, which its documentation does not mention.
# Subtracting the Laplacian sharpens an image with SciPy or OpenCV; the same line blurs it with
# scikit-image. An edge detector that uses magnitudes hides the difference. With ksize=3, the size
# of the kernel that all of them use, OpenCV takes another kernel and returns 4.
#
# Output seen (then a soft edge minus its Laplacian):
#   scipy:            1, -0.5 0.5 1.5
#   opencv:           1, -0.5 0.5 1.5
#   opencv, ksize=3:  4, -2.0 0.5 3.0
#   skimage:         -1,  0.5 0.5 0.5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    scikit-image==0.26.0 scipy==1.17.1 opencv-python-headless==5.0.0.93
"$folder/venv/bin/python" - <<'END'
import cv2
import numpy as np
import scipy.ndimage
import skimage.filters

parabola = np.tile(np.arange(9.0) ** 2 / 2, (9, 1))
edge = np.tile([0, 0, 0, 0.5, 1, 1, 1], (7, 1))
seen = {}
for name, laplace in (
    ("scipy", scipy.ndimage.laplace),
    ("opencv", lambda image: cv2.Laplacian(image, cv2.CV_64F)),
    ("opencv, ksize=3", lambda image: cv2.Laplacian(image, cv2.CV_64F, ksize=3)),
    ("skimage", skimage.filters.laplace),
):
    seen[name] = [laplace(parabola)[4, 4], *(edge - laplace(edge))[3, 2:5]]
    curvature, *sharpened = seen[name]
    print(f"{name + ':':<16} {curvature:2.0f}, {' '.join(f'{value:4.1f}' for value in sharpened)}")
same = seen["scipy"] == seen["opencv"] == [1, -0.5, 0.5, 1.5]
raise SystemExit(
    not (same and seen["opencv, ksize=3"][0] == 4 and seen["skimage"] == [-1, 0.5, 0.5, 0.5])
)
END
