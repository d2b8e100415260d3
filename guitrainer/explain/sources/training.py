"""Parts of the source code about training: images, length, learning rate."""

from dataclasses import dataclass
from textwrap import fill

from guitrainer.config import schema
from guitrainer.data.dataset import CONTRAST_EPSILON
from guitrainer.explain.sources.common import docstring_text, number, rounded

WIDTH = 96  # line width of prose
PREPROCESSING = {
    "raw": "pixels in 0…1 (bytes divided by 255, floating-point images unchanged)",
    "zero_mean": "pixels in 0…1, minus {mean}",
    "standardized": "pixels in 0…1, minus {mean}, divided by {std}",
    "contrast": "pixels in 0…1, each image minus its mean, divided by (its std + {contrast})",
    "zca": "pixels in 0…1, ZCA-whitened with epsilon {epsilon}",
    "whitened": "pixels in 0…1, filtered with r exp(−(r/0.4)⁴), where r is the frequency in cycles "
    "per pixel; then each image minus its mean, divided by (its std + {contrast})",
}


def header(title: str, experiment: schema.Experiment, *, drops: bool) -> str:
    """Return the docstring of the file: what agrees with a run of guitrainer, and what does not."""
    given, drawn = ["weights", "batches"], ["Initial weights", "the order of the images"]
    if drops:
        given, drawn = [*given, "masks of dropout"], [*drawn, "the masks of dropout"]
    text = (
        f"Given the same {_listed(given)}, every loss equals that of guitrainer up to rounding. "
        f"{_listed(drawn)} come from a different random number generator, so runs differ as if "
        f"they had different seeds."
    )
    return f'"""{experiment.name}, with {title}.\n\n{fill(text, WIDTH)}\n"""'


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def preparation(data: schema.Data) -> str:
    """Describe how the pixels of images are prepared, in a phrase."""
    measured = "the {} of each channel over the training images"
    given = {
        "mean": measured.format("mean") if data.mean is None else f"{data.mean:g}",
        "std": measured.format("std") if data.std is None else f"{data.std:g}",
        "contrast": f"{CONTRAST_EPSILON:g}",
        "epsilon": f"{data.zca_epsilon:g}",
    }
    return PREPROCESSING[data.preprocessing].format(**given)


def images_note(data: schema.Data) -> str:
    """Describe how the images must be prepared, as lines of a docstring."""
    notes = [f"{docstring_text(data.source)}: {preparation(data)}"]
    share = data.contrast_share
    notes += [f"only the {share:.0%} of the patches with the highest contrast"] if share < 1 else []
    notes += [f"shifted at random by up to {data.shift} pixels"] if data.shift else []
    notes += ["mirrored at random"] if data.flip else []
    notes += [f"control: {data.control.replace('_', ' ')}"] if data.control != "none" else []
    text = "; ".join(notes) + "."
    return fill(text, WIDTH, subsequent_indent="    ", break_long_words=False)


@dataclass(frozen=True)
class Given:
    """What the function that trains is given.

    Parameters
    ----------
    arrays : names of its arrays
    target : name of the array that the output is compared with
    note : what its docstring says of the arrays behind the images
    """

    arrays: tuple[str, ...]
    target: str
    note: str


def given_code(classifies: bool) -> Given:
    """Return what the function that trains is given: a reconstruction needs no labels."""
    if classifies:
        return Given(("images", "labels"), "labels", ", and labels, int64 (N,)")
    return Given(("images",), "images", ", to reconstruct them")


def steps_code(training: schema.Training, target: str) -> str:
    """Return the number of updates, as an expression of the array the output is compared with."""
    if training.steps is not None:
        return str(training.steps)
    return f"{training.epochs or 1} * math.ceil(len({target}) / {training.batch_size})"


def schedule_code(training: schema.Training) -> str:
    """Return the code of the learning rate, as a function of `step` (from 0) and `total`."""
    begins_anew = bool(training.restarts) and training.schedule in schema.CYCLES
    lines, factor = _factor_code(training)
    before, parts = [], [number(training.learning_rate)]
    if training.warmup_steps:
        warmup = f"min(1.0, (step + 1) / {training.warmup_steps})"
        before = [f"warmup = {warmup}"] if begins_anew else []
        parts.append("warmup" if begins_anew else warmup)
    restarts = _restarts_code(training) if begins_anew else []
    value = " * ".join([*parts, *factor])
    lines = ["def learning_rate(step, total):", *before, *restarts, *lines, f"return {value}"]
    return "\n    ".join(lines)


def _restarts_code(training: schema.Training) -> list[str]:
    """Return the lines that count `step` and `total` from the last restart; warm-up has none."""
    starts = ", ".join(map(str, training.restarts))
    return [
        f"starts = [0, {starts}, total]  # the schedule restarts at each",
        "first = max(start for start in starts if start <= step)",
        "end = min(start for start in starts if step < start <= total)",
        "step, total = step - first, end - first",
    ]


def _factor_code(training: schema.Training) -> tuple[list[str], list[str]]:
    """Return statements, and the factor of the schedule, if there is one."""
    if training.schedule == "step":
        return [], [f"{number(training.step_factor)} ** (step // {training.step_every})"]
    if training.schedule == "cosine":
        return [f"factor = {_cosine('step / total', 1.0, training.final_fraction)}"], ["factor"]
    if training.schedule == "one_cycle":
        fall = _cosine("(step - rise) / (total - 1 - rise)", 1.0, training.final_fraction)
        return [
            "rise = max(0.3 * total - 1, 0)",
            "if step <= rise:",
            f"    factor = {_cosine('(step / rise if rise else 1)', 0.04, 1.0)}",
            "else:",
            f"    factor = {fall}",
        ], ["factor"]
    return [], []


def _cosine(progress: str, start: float, end: float) -> str:
    """Return the code of half a cosine from `start` to `end`."""
    half = rounded(abs(start - end) / 2)
    sign = "+" if start >= end else "-"
    return f"{number(end)} {sign} {half} * (1 + math.cos(math.pi * {progress}))"
