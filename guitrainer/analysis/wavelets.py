"""Banks of small patterns that filters are compared with: Gabor pairs and round spots."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

SHORTEST_WAVELENGTH = 3.5  # pixels; closer to 2 a wave cannot be distinguished from a checkerboard
WAVELENGTHS = (SHORTEST_WAVELENGTH, *(4 * math.sqrt(2) ** i for i in range(6)))  # 3.5 … 22.6 px
LONGEST_PER_SIDE = 2.3  # longer waves look like a ramp
NARROW, WIDE = 0.3, 0.5  # σ of the window, in wavelengths
SIGMA_MIN, SIGMA_PER_SIDE = 0.8, 0.6  # in pixels, and in lengths of the shorter side
ASPECTS = (1, 2)  # length of the window along the line over its length across
FEW_ORIENTATIONS, MANY_ORIENTATIONS = 8, 12
COARSE_SIDE = 5  # up to this size the grid is so coarse that 12 orientations are needed
CENTERED_SIDE = 3  # too small to shift a pattern
# On 3×3 taps, a wave drawn at 45° differs from the wave at 0° with its ring rotated, and a filter
# must not lose its label by rotation. So only these angles are drawn, and the others are made by
# rotation.
DRAWN_ON_RING = (0.0, 15.0)
RING = (0, 1, 2, 5, 8, 7, 6, 3)  # the outer taps of a 3×3 filter, clockwise
RING_TURNS = 4  # by 45°; four more give the same patterns with opposite sign
# The derivative of a Gaussian this narrow (pixels) has the weights of Scharr's filter, 3 : 10 : 3.
SCHARR_SIGMA, SCHARR_WAVELENGTH = 0.645, 4.0
# Shift of the outer positions, in pixels and as a share of the side.
SMALLEST_SHIFT, SHIFT_PER_SIDE = 1.5, 1 / 5
SPOT_SIGMAS = tuple(0.35 * math.sqrt(2) ** i for i in range(10))  # pixels: 0.35 … 7.9
SPOT_PER_SIDE = 0.4
# Ratio of the two Gaussians of a difference; close to a Laplacian (Marr & Hildreth).
DOG_RATIO = 1.6
NEGLIGIBLE = 1e-3  # a remainder of a unit pattern shorter than this is a rounding error

CACHED_BANKS = 16


@dataclass(frozen=True)
class Bank:
    """Groups of orthonormal, zero-mean patterns for one kernel size; arrays are read-only.

    `groups` (groups, members, taps) float64; `rows` (members · groups, taps) float32: the first
    members of all groups, then the second ones.
    """

    groups: FloatArray
    rows: NDArray[np.float32]

    def best(self, patterns: FloatArray) -> tuple[NDArray[np.intp], FloatArray, FloatArray]:
        """Find the group that explains most of each pattern.

        Parameters
        ----------
        patterns : (filters, taps), zero-mean, of unit length (or all 0)

        Returns
        -------
        Index of the group, coefficients (filters, members), and R², the share of energy explained.
        """
        # The search uses float32 for speed; the winner is recomputed in float64.
        count, members, _ = self.groups.shape
        # In this order the bank, which no cache keeps during training, is read only once.
        dots = self.rows @ patterns.astype(np.float32).T
        np.square(dots, out=dots)
        energy = dots[:count]
        for first in range(count, members * count, count):
            energy += dots[first : first + count]
        winner = energy.argmax(axis=0)
        coefficients = np.einsum("ft,fmt->fm", patterns, self.groups[winner])
        explained = np.minimum((coefficients**2).sum(axis=1), 1.0)
        return winner, coefficients, explained


@dataclass(frozen=True)
class GaborBank(Bank):
    """Odd and even waves under a Gaussian window; one element per pair in every array.

    `wavelength` and `sigma` (across the line) in pixels, `angle` in degrees: the direction in
    which the wave changes, from x toward y (down). `center` (y, x) in pixels from the middle.
    """

    wavelength: FloatArray
    sigma: FloatArray
    aspect: FloatArray
    angle: FloatArray
    center: FloatArray


@lru_cache(maxsize=CACHED_BANKS)
def gabor_bank(kernel_h: int, kernel_w: int) -> GaborBank:
    """Return all Gabor pairs for a kernel size; the shorter side limits wavelengths and windows."""
    side = min(kernel_h, kernel_w)
    if (kernel_h, kernel_w) == (CENTERED_SIDE, CENTERED_SIDE):
        return _ring_bank()
    orientations = MANY_ORIENTATIONS if side <= COARSE_SIDE else FEW_ORIENTATIONS
    angles = [180 * i / orientations for i in range(orientations)]
    centers = _centers(kernel_h, kernel_w)
    places = np.array([(a, d, y, x) for a, d, (y, x) in product(ASPECTS, angles, centers)])
    pairs, parameters = [], []
    for wavelength, sigma in _windows(side):
        found, kept = _orthonormal(*_waves(kernel_h, kernel_w, wavelength, sigma, places))
        pairs.append(found)
        parameters.append(np.insert(places[kept], 0, [[wavelength], [sigma]], axis=1))
    return _bank(np.concatenate(pairs), np.concatenate(parameters))


def _bank(pairs: FloatArray, parameters: FloatArray) -> GaborBank:
    """Make a bank of pairs; parameters are wavelength, sigma, aspect, angle, y and x."""
    wavelengths, sigmas, aspects, angles, *center = _frozen(parameters).T
    center_yx = _frozen(np.stack(center, axis=1))
    return GaborBank(*_arrays(pairs), wavelengths, sigmas, aspects, angles, center_yx)


def _ring_bank() -> GaborBank:
    """Return pairs of 3×3 taps, closed under rotation of the ring by 45° and under mirroring."""
    size = (CENTERED_SIDE, CENTERED_SIDE)
    places = np.array([(a, d, 0.0, 0.0) for a, d in product(ASPECTS, DRAWN_ON_RING)])
    pairs, parameters = [], []
    for wavelength, sigma in _windows(CENTERED_SIDE):
        found, kept = _orthonormal(*_waves(*size, wavelength, sigma, places))
        pairs += list(found)
        parameters += [(wavelength, sigma, *place) for place in places[kept]]
    straight = places[:1]
    # Under such a narrow window the even wave is a spot, so it is drawn under the widest one.
    odd, _ = _waves(*size, SCHARR_WAVELENGTH, SCHARR_SIGMA, straight)
    _, even = _waves(*size, *_windows(CENTERED_SIDE)[0], straight)
    pairs += list(_orthonormal(odd, even)[0])
    parameters.append((SCHARR_WAVELENGTH, SCHARR_SIGMA, *straight[0]))
    return _bank(*_turned(pairs, parameters))


def _turned(
    pairs: list[FloatArray], parameters: list[tuple[float, ...]]
) -> tuple[FloatArray, FloatArray]:
    """Return every pair (2, 9) rotated and mirrored in all ways; each span of patterns once."""
    spans: dict[bytes, None] = {}
    found, described = [], []
    for pair, (*size, angle, y, x) in zip(pairs, parameters, strict=True):
        for way, turned in product((pair, _mirrored(pair)), range(RING_TURNS)):
            direction = (angle if way is pair else 180 - angle) + 45 * turned
            members = _ring_turned(way, turned)
            members[0] *= -1 if direction // 180 % 2 else 1  # odd wave: it points the other way now
            span = (members.T @ members).round(6) + 0.0  # turns -0.0 into 0.0
            if span.tobytes() not in spans:
                spans[span.tobytes()] = None
                found.append(members)
                described.append((*size, direction % 180, y, x))
    return np.stack(found), np.array(described)


def _ring_turned(patterns: FloatArray, steps: int) -> FloatArray:
    """Return patterns (…, 9) of 3×3 taps with their ring rotated clockwise by `steps` taps."""
    turned = patterns.copy()
    ring = list(RING)
    turned[..., np.roll(ring, -steps)] = patterns[..., ring]
    return turned


def _mirrored(patterns: FloatArray) -> FloatArray:
    """Return patterns (…, 9) of 3×3 taps, mirrored left to right."""
    shape = patterns.shape
    mirrored: FloatArray = patterns.reshape(*shape[:-1], 3, 3)[..., ::-1].reshape(shape)
    return mirrored


@lru_cache(maxsize=CACHED_BANKS)
def spot_bank(kernel_h: int, kernel_w: int) -> Bank:
    """Round spots, and spots with a ring around them: Gaussians, and differences of Gaussians."""
    if (kernel_h, kernel_w) == (CENTERED_SIDE, CENTERED_SIDE):
        # the only spot that does not change when the ring is rotated
        center = np.arange(kernel_h * kernel_w) == kernel_h * kernel_w // 2
        return Bank(*_arrays(_unit(center.astype(np.float64))[None, None]))
    y, x = _grid(kernel_h, kernel_w)
    largest = SPOT_PER_SIDE * min(kernel_h, kernel_w)
    spots = []
    for sigma, (center_y, center_x) in product(SPOT_SIGMAS, _centers(kernel_h, kernel_w)):
        if sigma <= largest:
            squared = (x - center_x) ** 2 + (y - center_y) ** 2
            inner = np.exp(-squared / (2 * sigma**2))
            outer = np.exp(-squared / (2 * (DOG_RATIO * sigma) ** 2)) / DOG_RATIO**2
            spots += [_unit(inner)[None], _unit(inner - outer)[None]]
    return Bank(*_arrays(np.stack(spots)))


def _grid(kernel_h: int, kernel_w: int) -> tuple[FloatArray, FloatArray]:
    """Return the coordinates y and x of the taps, in pixels from the middle, flattened."""
    y, x = np.meshgrid(
        np.arange(kernel_h) - (kernel_h - 1) / 2,
        np.arange(kernel_w) - (kernel_w - 1) / 2,
        indexing="ij",
    )
    return y.ravel(), x.ravel()


def _windows(side: int) -> list[tuple[float, float]]:
    """Return the wavelengths with their windows.

    The shortest wave is used only with the wide window. The narrow window is little more than one
    pixel wide to either side; under it the wave is no longer a wave and fits most 3×3 patterns.
    """
    windows = [(wave, ratio * wave) for wave in WAVELENGTHS for ratio in (NARROW, WIDE)]
    return [
        (wave, sigma)
        for wave, sigma in windows
        if wave <= LONGEST_PER_SIDE * side
        and SIGMA_MIN <= sigma <= SIGMA_PER_SIDE * side
        and (wave > SHORTEST_WAVELENGTH or sigma > 0.4 * wave)
    ]


def _centers(kernel_h: int, kernel_w: int) -> list[tuple[float, float]]:
    return list(product(_shifts(kernel_h), _shifts(kernel_w)))


def _shifts(side: int) -> tuple[float, ...]:
    if side <= CENTERED_SIDE:
        return (0.0,)
    shift = max(SMALLEST_SHIFT, SHIFT_PER_SIDE * side)
    return (-shift, 0.0, shift)


def _waves(
    kernel_h: int, kernel_w: int, wavelength: float, sigma: float, places: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return odd and even waves (places, taps) under a window; places: aspect, angle, y, x."""
    y, x = _grid(kernel_h, kernel_w)
    aspect, angle, center_y, center_x = places.T[:, :, None]
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    across = (x - center_x) * cos + (y - center_y) * sin
    along = (y - center_y) * cos - (x - center_x) * sin
    window = np.exp(-(across**2 + (along / aspect) ** 2) / (2 * sigma**2))
    phase = 2 * math.pi * across / wavelength
    return window * np.sin(phase), window * np.cos(phase)


def _unit(patterns: FloatArray) -> FloatArray:
    """Scale each pattern (…, taps) to zero mean and unit length."""
    centered = patterns - patterns.mean(axis=-1, keepdims=True)
    unit: FloatArray = centered / np.linalg.norm(centered, axis=-1, keepdims=True)
    return unit


def _orthonormal(odd: FloatArray, even: FloatArray) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Make pairs (kept, 2, taps) orthogonal, with zero mean and unit length.

    Pairs that coincide are left out; the second array tells which were kept.
    """
    odd, even = _unit(odd), _unit(even)
    rest = even - (odd * even).sum(axis=1, keepdims=True) * odd
    length = np.linalg.norm(rest, axis=1)
    kept = length >= NEGLIGIBLE
    rest = rest[kept] / length[kept, None]
    return np.stack([odd[kept], rest], axis=1), kept


def _arrays(groups: FloatArray) -> tuple[FloatArray, NDArray[np.float32]]:
    rows = np.concatenate(list(groups.transpose(1, 0, 2))).astype(np.float32)
    rows.flags.writeable = False
    return _frozen(groups), rows


def _frozen(array: FloatArray) -> FloatArray:
    array.flags.writeable = False
    return array
