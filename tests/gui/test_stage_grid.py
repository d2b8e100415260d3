"""How tiles are laid out, without a window."""

import pytest

from guitrainer.gui.rooms.common.grid import SMALLEST_SIDE, GridPlace, choose_grid

TEXTS = (88, 52)


@pytest.mark.parametrize("count", [1, 2, 7, 16, 64, 100, 512, 4096])
@pytest.mark.parametrize("kernel", [(1, 1), (3, 3), (9, 9), (31, 31), (3, 7)])
@pytest.mark.parametrize("size", [(510, 160), (702, 290), (1340, 560)])
def test_tiles_lie_side_by_side_in_the_place(
    count: int, kernel: tuple[int, int], size: tuple[int, int]
) -> None:
    grid = choose_grid(count, kernel, GridPlace(*size, TEXTS))
    right = max(grid.origin(index)[0] for index in range(count)) + grid.tile[0]
    assert right <= size[0]
    origins = {grid.origin(index) for index in range(count)}
    assert len(origins) == count
    assert grid.offset[0] + grid.picture[0] <= grid.tile[0]
    assert grid.offset[1] + grid.picture[1] + grid.caption_height <= grid.tile[1]


@pytest.mark.parametrize(
    ("count", "kernel", "size", "columns", "picture", "caption"),
    [
        (16, (9, 9), (862, 400), 8, 90, "words"),
        (16, (9, 9), (702, 290), 8, 63, "scores"),
        (1, (3, 3), (862, 400), 1, 144, "words"),
        (2, (3, 3), (862, 400), 2, 144, "words"),
        (512, (3, 3), (862, 400), 25, 24, "marks"),
    ],
)
def test_pictures_are_as_large_as_can_be(
    count: int,
    kernel: tuple[int, int],
    size: tuple[int, int],
    columns: int,
    picture: int,
    caption: str,
) -> None:
    grid = choose_grid(count, kernel, GridPlace(*size, TEXTS))
    assert (grid.columns, grid.picture[0], grid.caption) == (columns, picture, caption)


@pytest.mark.parametrize("width", [560, 680, 702, 862, 1340])
def test_a_caption_has_the_width_it_needs(width: int) -> None:
    needed = 78
    grid = choose_grid(16, (9, 9), GridPlace(width, 196, (needed + 10, 52)))
    start, span = grid.caption_span(needed if grid.caption == "words" else 42)
    assert span >= (needed if grid.caption == "words" else 42)
    assert span >= grid.picture[0]
    assert start >= 0
    assert start + span <= grid.tile[0]
    if span == grid.picture[0]:
        assert start == grid.offset[0]


@pytest.mark.parametrize("density", [1.0, 1.25, 1.5, 2.0])
def test_pixels_are_square_whatever_the_screen(density: float) -> None:
    place = GridPlace(round(700 * density), round(300 * density), TEXTS, density)
    grid = choose_grid(16, (5, 7), place)
    cell = grid.picture[0] / 7
    assert cell == grid.picture[1] / 5 == int(cell)


def test_nothing_is_written_below_filters_without_scores() -> None:
    grid = choose_grid(16, (1, 1), GridPlace(700, 300, None))
    assert grid.caption == "none"
    assert grid.caption_height == 0


def test_too_many_go_on_below() -> None:
    grid = choose_grid(4096, (9, 9), GridPlace(700, 300, TEXTS))
    assert grid.height > 300
    assert min(grid.picture) >= SMALLEST_SIDE
    assert list(grid.visible(0, 300))[-1] < grid.rows - 1
    assert list(grid.visible(grid.height - 300, 300))[-1] == grid.rows - 1


def test_points_lead_to_tiles() -> None:
    grid = choose_grid(10, (3, 3), GridPlace(862, 400, TEXTS))
    for index in range(10):
        left, top = grid.origin(index)
        assert grid.at(left, top) == index
        assert grid.at(left + grid.tile[0] - 1, top + grid.tile[1] - 1) == index
        assert grid.at(left + grid.tile[0], top) is None
    assert grid.at(-1, 0) is None
    assert grid.at(0, grid.height + grid.gap) is None
