"""The plan that the trials of a sweep were computed with, to notice edits of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guitrainer.config.differences import differences
from guitrainer.config.messages import shown
from guitrainer.errors import CheckpointError
from guitrainer.files.opening import kind_of
from guitrainer.runs.files import write_atomically
from guitrainer.sweeps.folder import SweepFolder
from guitrainer.sweeps.plan import SweepPlan, plan_text, read_plan


def check_unedited(folder: SweepFolder, plan: SweepPlan) -> None:
    """Check that the trials so far were computed with the settings of the plan.

    What is varied, seeds and folds are checked in the table. Images and weights may have moved to
    another folder, and recording has no effect on results.

    Raises
    ------
    CheckpointError
        If a setting has another value; the message names it. ConfigError if a plan is damaged.
    """
    if kind_of(folder.computed, CheckpointError, links=False) is None:
        return  # nothing has been computed, or by a version that did not write it
    before = read_plan(folder.computed, links=False)
    for key, old, new in _changes(before, plan):
        varied, same_file = key in plan.keys, _file_name(old) == _file_name(new) is not None
        if not (varied or same_file or key.startswith("recording.")):
            raise CheckpointError(
                f"{folder.plan}: {key}: got {shown(str(new))}, accepted: {shown(str(old))}, with "
                "which the trials so far were computed"
            )


def remember_plan(folder: SweepFolder, plan: SweepPlan) -> None:
    """Write the plan that trials are computed with.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    write_atomically(folder.computed, plan_text(plan).encode())


def _changes(before: SweepPlan, after: SweepPlan) -> Iterator[tuple[str, Any, Any]]:
    """Yield keys of the experiments and of the settings of all trials, with both their values."""
    for one in differences(before.experiment, after.experiment):
        yield one.key, one.before, one.after
    old, new = (dict(text.split("=", 1) for text in plan.settings) for plan in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield key, old.get(key), new.get(key)


def _file_name(value: Any) -> str | None:
    return Path(value).name if isinstance(value, str) else None
