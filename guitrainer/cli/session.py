"""One run in the terminal: training, progress, and the report at its end."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guitrainer import startup
from guitrainer.cli.arguments import experiment_of
from guitrainer.cli.crash import report_crash
from guitrainer.cli.progress import Messages, Progress, make_progress
from guitrainer.cli.report import report_text
from guitrainer.cli.terminal import (
    Errors,
    as_json,
    complain,
    definitions,
    figure,
    percent,
    write,
)
from guitrainer.config.schema import Experiment
from guitrainer.errors import GuitrainerError
from guitrainer.events import Event, FilterScores, RunFinished, RunStarted, StepFinished
from guitrainer.figures import duration
from guitrainer.files.opening import kind_of
from guitrainer.processor import usable_cores
from guitrainer.training.control import Control
from kernels.errors import SettingError

if TYPE_CHECKING:
    from guitrainer.analysis.diagnosis import Diagnosis
    from guitrainer.analysis.notices import Notice
    from guitrainer.analysis.remedies import Key
    from guitrainer.runs.export.tensorboard import LiveEvents
    from guitrainer.training.plan import Further

DIVERGED = 3
ORIENTATIONS = 8  # number of edge directions that are distinguished


@dataclass
class Outcome:
    """The data of a run so far."""

    started: RunStarted | None = None
    finished: RunFinished | None = None

    @cached_property
    def diagnosis(self) -> "Diagnosis":
        """The diagnosis of the run."""
        from guitrainer.analysis.diagnosis import Diagnosis  # slow to import

        return Diagnosis()

    @property
    def folder(self) -> Path | None:
        """Folder of the run."""
        folder = self.started.folder if self.started else None
        return None if folder is None else Path(folder)


def train(arguments: argparse.Namespace, control: Control) -> int:
    """Train according to the arguments; return the exit code.

    Raises
    ------
    GuitrainerError
        If the input cannot be used, or files cannot be written.
    """
    outcome = Outcome()
    board = _board(arguments)
    progress = make_progress(quiet=arguments.quiet)
    try:
        with Messages(progress) as messages:
            for event in _events(arguments, control):
                if board is not None:
                    board.take(event)
                _note(event, outcome, progress, messages)
        progress.close()
        return _report(arguments, outcome)
    except (GuitrainerError, SettingError):
        raise
    except Exception as error:
        return report_crash(error, outcome.folder)
    finally:
        progress.close()


def _events(arguments: argparse.Namespace, control: Control) -> Iterator[Event]:
    experiment = None if arguments.resume is not None else experiment_of(arguments)
    from guitrainer.runs.experiment import run_experiment  # slow to import

    return run_experiment(
        experiment,
        control,
        further=_further(arguments),
        out=None if arguments.out is None else Path(arguments.out),
        threads=arguments.threads or 1,
        measuring=arguments.threads or usable_cores(),
        resume=None if arguments.resume is None else Path(arguments.resume),
    )


def _board(arguments: argparse.Namespace) -> "LiveEvents | None":
    """Return the event file of --tensorboard; its folder is checked before anything is trained."""
    if arguments.tensorboard is None:
        return None
    from guitrainer.runs.export.tensorboard import LiveEvents  # slow to import

    board = LiveEvents(Path(arguments.tensorboard))
    run = arguments.out if arguments.resume is None else arguments.resume
    path = None if run is None else Path(run)
    # The path of a checkpoint stands for the folder of its run.
    board.check(path.parent if path is not None and kind_of(path) == "file" else path)
    return board


def _further(arguments: argparse.Namespace) -> "Further | None":
    """Read --steps for --resume: the total number of steps, or additional ones with a plus sign."""
    if arguments.resume is None or arguments.steps is None:
        return None
    from guitrainer.training.plan import Further

    return Further(int(arguments.steps, 0), added=arguments.steps.startswith("+"))


def _note(event: Event, outcome: Outcome, progress: Progress, messages: Messages) -> None:
    if isinstance(event, RunStarted):
        startup.ready()
        outcome.started = event
        progress.say(_headline(event))
        if event.report is not None:
            progress.say(report_text(event.report))
        if event.first_step >= event.total_steps:
            progress.say("training is already complete; to train further, use --steps N")
        if event.first_step > 0 and outcome.folder is not None:
            _remember(outcome.folder, outcome)
    elif isinstance(event, StepFinished):
        messages.started()
    elif isinstance(event, RunFinished):
        outcome.finished = event
    progress.take(event)
    for notice in outcome.diagnosis.take(event):
        progress.say(_notice_line(notice, outcome))


def _remember(folder: Path, outcome: Outcome) -> None:
    """Pass the earlier events of a resumed run to the diagnosis, without printing its notices."""
    from guitrainer.runs.replay import read_events

    for past in read_events(folder, to_resume=True):
        outcome.diagnosis.take(past)


def _notice_line(notice: "Notice", outcome: Outcome) -> str:
    """Show one line as soon as something is noticed."""
    from guitrainer.analysis.remedies import NAMES

    keys = _remedies(notice, outcome)
    advice = f" What may help: {NAMES[keys[0]][0].lower()}{NAMES[keys[0]][1:]}." if keys else ""
    word = {"info": "note", "warning": "warning", "error": "error"}[notice.severity]
    return f"{word}, step {notice.last_step:,}: {notice.sentence}{advice}"


def _remedies(notice: "Notice", outcome: Outcome) -> "tuple[Key, ...]":
    """Return the remedies that would change the experiment of the run."""
    from guitrainer.analysis.remedies import applicable

    assert outcome.started is not None, "a run begins with RunStarted"
    found = applicable(notice.remedies, outcome.started.experiment)
    return tuple(remedy.key for remedy in found)


def _notices(outcome: Outcome) -> list[dict[str, Any]]:
    """Return all problems, current and past, causes first, as JSON types."""
    return [
        {
            "kind": notice.kind,
            "layer": notice.layer,
            "first_step": notice.first_step,
            "last_step": notice.last_step,
            "active": notice.active,
            "sentence": str(notice.sentence),
            "remedies": list(_remedies(notice, outcome)),
        }
        for notice in outcome.diagnosis.notices
    ]


def _headline(event: RunStarted) -> str:
    experiment = event.experiment
    where = f" → {event.folder}" if event.folder else ""
    again = f", from step {event.first_step:,}" if event.first_step else ""
    return (
        f"{experiment.name} (seed {experiment.seed}): {event.total_steps:,} steps{again}, "
        f"{event.parameters:,} parameters{where}"
    )


def _report(arguments: argparse.Namespace, outcome: Outcome) -> int:
    """Report the end of the run, and export the requested pictures."""
    from guitrainer.runs.export import export_filters
    from guitrainer.runs.results import summary

    finished, folder = outcome.finished, outcome.folder
    assert finished is not None, "a run ends with RunFinished"
    if arguments.export_filters is not None and folder is not None:
        export_filters(folder, Path(arguments.export_filters))
    if not arguments.quiet:
        text = _summary(outcome, arguments.export_filters)
        if arguments.json:
            Errors().write(text + "\n")
        else:
            write(text)
    if arguments.json:
        assert outcome.started is not None, "a run begins with RunStarted"
        report = outcome.started.report
        measured = {} if report is None else report.as_mapping()
        found = {**summary(finished, folder), "notices": _notices(outcome)}
        write(as_json({**found, **measured}))
    if finished.diverged is None:
        return 0
    diverged = finished.diverged
    complain(f"diverged at step {diverged.step:,} in layer {diverged.layer}: {diverged.what}")
    return DIVERGED


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{duration(seconds)} min"


def _spread(scores: FilterScores) -> str:
    if len(scores.labels) == 1:
        return "– (one filter only)"
    return f"{figure(scores.spread)} (0: all filters equal)"


def _basis(finished: RunFinished, experiment: Experiment) -> str:
    """Describe what the training loss is averaged over."""
    from guitrainer.training.state import SMOOTHED_STEPS  # slow to import

    steps = min(finished.step, SMOOTHED_STEPS)
    dropout = ", with dropout on" if experiment.network.drops else ""
    return f"mean of the last {steps} steps{dropout}"


def _accuracy(finished: RunFinished, experiment: Experiment) -> str:
    if not experiment.network.classifies:
        return "not applicable: the network reconstructs images"
    return percent(finished.test_accuracy, 1)


def _summary(outcome: Outcome, exported: str | None) -> str:
    finished, started = outcome.finished, outcome.started
    assert finished is not None
    assert started is not None
    speed = f"{finished.images_per_second:,.0f} images/s"
    rows = [
        (finished.reason, f"{finished.step:,} of {started.total_steps:,} steps"),
        ("training", f"{_time(finished.seconds)}, {speed}"),
        ("train loss", f"{figure(finished.train_loss)}, {_basis(finished, started.experiment)}"),
        ("test loss", figure(finished.test_loss)),
        ("test accuracy", _accuracy(finished, started.experiment)),
    ]
    if not started.experiment.network.classifies:
        rows.append(("mean image", f"loss {figure(started.expected_loss)}"))
    if started.expected_accuracy is not None:
        loss, share = figure(started.expected_loss), percent(started.expected_accuracy, 1)
        rows.append(("guessing", f"loss {loss}, accuracy {share}"))
    if finished.scores is not None:
        s = finished.scores
        rows += [
            ("edges", percent(s.edge_fraction) + f" of {len(s.labels)} filters"),
            ("edge score", figure(s.edge_score)),
            ("orientations", f"{s.orientations} of {ORIENTATIONS}"),
            ("spread", _spread(s)),
        ]
    if finished.kurtosis is not None:
        rows.append(("kurtosis", f"{finished.kurtosis:.2f} (3: Gaussian responses)"))
    folder = outcome.folder
    if folder is not None:
        rows.append(("run folder", str(folder)))
        if kind_of(folder / "filters", links=False) == "folder":
            rows.append(("pictures", str(folder / "filters")))
    if exported is not None:
        rows.append(("exported", str(exported)))
    return definitions(rows, wrapped=False)
