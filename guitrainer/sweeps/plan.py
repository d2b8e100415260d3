"""The plan of a sweep: what is varied, how often it is repeated, and what is kept.

A plan is the content of `sweep.toml`. All its trials are numbered before the first one starts.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import tomli_w
from pydantic import Field, ValidationError, model_validator

from guitrainer.config.assets import assets_folder
from guitrainer.config.loading import load_preset, parse_experiment, to_mapping
from guitrainer.config.messages import fault_of
from guitrainer.config.schema import Experiment, Model
from guitrainer.errors import ConfigError
from guitrainer.files.opening import read_regular
from guitrainer.sentences import fault
from guitrainer.sweeps import faults, sobol
from guitrainer.sweeps.axes import Contestant, Scalar, Vary, setting, varied

MetricName = Literal[
    "test_accuracy",
    "test_loss",
    "train_loss",
    "edge_fraction",
    "edge_score",
    "orientations",
    "spread",
    "kurtosis",
    "seconds",
]
METRICS: tuple[MetricName, ...] = get_args(MetricName)
LOWER_IS_BETTER = ("test_loss", "train_loss", "seconds")
# Shares of a few filters, which are far from normally distributed.
SHARES = ("edge_fraction",)
# Values a metric can have. Student's t does not know them, so an interval may extend beyond.
BOUNDS: dict[MetricName, tuple[float, float]] = {
    "test_accuracy": (0, 1),
    "test_loss": (0, math.inf),
    "train_loss": (0, math.inf),
    "edge_fraction": (0, 1),
    "edge_score": (0, 1),
    "orientations": (0, math.inf),
    "spread": (0, math.inf),
    "kurtosis": (1, math.inf),
    "seconds": (0, math.inf),
}
Keep = Literal["none", "best", "all"]
KEEPS: tuple[Keep, ...] = get_args(Keep)
MOST_SEEDS = 10_000
MOST_FOLDS = 100
MOST_DRAWN = 100_000
# Draws of settings that were drawn before are skipped: up to so many per setting, and together.
DRAWS_EACH, MOST_SKIPPED = 256, 1 << 18
MANY_TRIALS = 100_000  # more must be confirmed
MOST_TRIALS = 10_000_000
LARGEST_PLAN = 1 << 20  # bytes
CONTESTANT = "contestant"
LEAST_CONTESTANTS, MOST_CONTESTANTS = 2, 8  # of a race
Seed = Annotated[int, Field(ge=0, le=2**63 - 1)]


@dataclass(frozen=True)
class Trial:
    """One run of a sweep: the number of its setting, its seed, and its fold (None: no folds)."""

    number: int
    setting: int
    seed: int
    fold: int | None


class SweepPlan(Model):
    """What a sweep computes.

    `settings` apply to every trial, on top of `experiment`. What is varied is either `vary` (a
    grid, or `random` draws) or `contestants`. `metric` becomes the test loss if the network has no
    accuracy.
    """

    format: Literal[1] = 1
    description: Annotated[str, Field(max_length=500)] = ""
    metric: MetricName = "test_accuracy"
    keep: Keep = "none"
    seeds: Annotated[tuple[Seed, ...], Field(strict=False, min_length=1, max_length=MOST_SEEDS)]
    folds: int | None = Field(None, ge=2, le=MOST_FOLDS)
    random: int | None = Field(None, ge=1, le=MOST_DRAWN)
    settings: Annotated[tuple[str, ...], Field(strict=False, max_length=512)] = ()
    vary: Annotated[tuple[Vary, ...], Field(strict=False, max_length=64)] = ()
    contestants: Annotated[tuple[Contestant, ...], Field(strict=False, max_length=1000)] = ()
    experiment: Experiment

    @model_validator(mode="after")
    def _metric_that_there_is(self) -> "SweepPlan":
        """Compare networks that reconstruct images by their loss: they have no accuracy."""
        if self.metric == "test_accuracy" and not self.experiment.network.classifies:
            object.__setattr__(self, "metric", "test_loss")  # no plan has been seen yet
        return self

    @model_validator(mode="after")
    def _consistent(self) -> "SweepPlan":
        if self.vary and self.contestants:
            raise ValueError("vary and contestants exclude each other: give only one of them")
        if len(set(self.seeds)) < len(self.seeds):
            raise ValueError("seeds: every seed must be given only once")
        keys = [vary.key for vary in self.vary] or [c.name for c in self.contestants]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            once = "once, with all its values" if self.vary else "different names"
            raise ValueError(f"{twice}: given twice, accepted: {once}")
        if self.random is not None and not self.vary:
            raise ValueError("random: nothing to draw from; give a range to vary")
        if self.random is not None and len(self.vary) > sobol.MOST_AXES:
            raise ValueError(f"random: accepted: at most {sobol.MOST_AXES} ranges")
        for vary in self.vary:
            if vary.span is not None and vary.span.count is None and self.random is None:
                raise ValueError(f"{vary.key}: a range needs a number of values: LOW..HIGH:N")
        # Not kept: a copy of the plan may have another seed.
        if self.random is not None and (found := len(self._draw())) < self.random:
            raise ValueError(
                f"random: got {self.random:,}, accepted: up to {found:,}, the number of different "
                "settings found"
            )
        if self.trials_count > MOST_TRIALS:
            raise ValueError(f"{self.trials_count:,} trials, accepted: up to {MOST_TRIALS:,}")
        return self

    # ------------------------------------------------------------ settings

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What is varied: keys as in `--vary`, or the word contestant; empty if nothing is."""
        return tuple(vary.key for vary in self.vary) or ((CONTESTANT,) if self.contestants else ())

    @cached_property
    def settings_count(self) -> int:
        """Number of different settings."""
        if self.contestants:
            return len(self.contestants)
        if self.random is not None:
            return self.random
        return math.prod(len(vary.grid) for vary in self.vary)

    @cached_property
    def _drawn(self) -> tuple[tuple[Scalar, ...], ...]:
        return self._draw()

    def _draw(self) -> tuple[tuple[Scalar, ...], ...]:
        """Return the values of all random settings, which differ; fewer if not enough are found."""
        wanted, axes = self.random, len(self.vary)
        assert wanted is not None
        shift = sobol.drawn_shift(axes, self.experiment.seed)
        most = wanted + min(DRAWS_EACH * wanted, MOST_SKIPPED)
        for count in (wanted, most):
            points = sobol.points(count, axes, shift).tolist()
            rows = (tuple(v.drawn(x) for v, x in zip(self.vary, p, strict=True)) for p in points)
            found = tuple(dict.fromkeys(rows))[:wanted]
            if len(found) == wanted:
                break
        return found

    def values(self, index: int) -> dict[str, Scalar]:
        """Return what distinguishes the setting with this number, by key."""
        if self.contestants:
            return {CONTESTANT: self.contestants[index].name}
        if self.random is not None:
            return dict(zip(self.keys, self._drawn[index], strict=True))
        found: dict[str, Scalar] = {}
        for vary in reversed(self.vary):
            index, place = divmod(index, len(vary.grid))
            found[vary.key] = vary.grid[place]
        return dict(reversed(found.items()))

    def overrides(self, index: int) -> list[str]:
        """Return the settings KEY=VALUE of a setting, including those of all trials."""
        if self.contestants:
            return [*self.settings, *self.contestants[index].settings]
        own = [setting(key, value) for key, value in self.values(index).items()]
        return [*self.settings, *own]

    def setting_experiment(self, index: int) -> Experiment:
        """Return the experiment of a setting, with the seed of the plan's own experiment.

        Raises
        ------
        ConfigError
            If the setting is not accepted; the message names it.
        """
        return varied(self.experiment, self.overrides(index), self.label(index))

    def label(self, index: int) -> str:
        """Return a line that names a setting, such as "init=he_normal, std=0.1"."""
        values = self.values(index)
        if self.contestants:
            return str(values[CONTESTANT])
        return ", ".join(setting(key, value) for key, value in values.items()) or "the experiment"

    @property
    def is_race(self) -> bool:
        """Whether these are the runs of a race, which are kept and can go on in lockstep."""
        fitting = LEAST_CONTESTANTS <= len(self.contestants) <= MOST_CONTESTANTS
        return fitting and self.keep == "all"

    # ------------------------------------------------------------ trials

    @cached_property
    def trials_count(self) -> int:
        """Number of trials."""
        return self.settings_count * len(self.seeds) * (self.folds or 1)

    def trial(self, number: int) -> Trial:
        """Return the trial with this number; all settings come before the next fold, then the seed.

        So the first results cover everything that is varied, and trials with the same images
        follow each other.
        """
        rest, index = divmod(number, self.settings_count)
        place, fold = divmod(rest, self.folds or 1)
        return Trial(number, index, self.seeds[place], None if self.folds is None else fold)

    def trials(self) -> Iterator[Trial]:
        """Return all trials, in order."""
        return map(self.trial, range(self.trials_count))

    def trial_experiment(self, trial: Trial) -> Experiment:
        """Return the experiment that `--headless` would run for this trial."""
        return self.repeated(self.setting_experiment(trial.setting), trial)

    def repeated(self, experiment: Experiment, trial: Trial) -> Experiment:
        """Return the experiment of a setting with seed and fold of a trial."""
        changes: dict[str, Any] = {"seed": trial.seed}
        if trial.fold is not None:
            folding = {"folds": self.folds, "fold": trial.fold + 1}
            changes["data"] = experiment.data.model_copy(update=folding)
        return experiment.model_copy(update=changes)


def check_count(plan: SweepPlan, *, confirmed: bool) -> None:
    """Refuse a plan of very many trials.

    Raises
    ------
    ConfigError
        If there are more than 100,000 trials and that is not `confirmed`.
    """
    count = plan.trials_count
    if count > MANY_TRIALS and not confirmed:
        raise ConfigError(fault("", faults.MANY_TRIALS, f"{count:,}", f"{MANY_TRIALS:,}"))


def plan_text(plan: SweepPlan) -> str:
    """Return the plan as TOML, with every value of its experiment."""
    mapping = plan.model_dump(mode="json", exclude_none=True, exclude={"experiment"})
    filled = {key: value for key, value in mapping.items() if value not in ([], "")}
    return tomli_w.dumps({**filled, "experiment": to_mapping(plan.experiment)})


def read_plan(path: Path, *, links: bool = True) -> SweepPlan:
    """Read a plan from a TOML file.

    Raises
    ------
    ConfigError
        If it cannot be read, or is not a valid plan.
    """
    content = read_regular(path, ConfigError, most=LARGEST_PLAN, links=links)
    try:
        mapping = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not a plan in TOML: {' '.join(str(error).split())}") from None
    return parse_plan(mapping, str(path))


def sweep_presets() -> dict[str, Path]:
    """Return the built-in plans of sweeps and races, by name."""
    return {path.stem: path for path in sorted((assets_folder() / "sweeps").glob("*.toml"))}


def parse_plan(mapping: Mapping[str, Any], source: str) -> SweepPlan:
    """Validate a plan given as plain dicts and lists, as read from TOML.

    Raises
    ------
    ConfigError
        If it is not valid; the message starts with `source`.
    """
    rest = {key: value for key, value in mapping.items() if key not in ("preset", "experiment")}
    preset, table = mapping.get("preset"), mapping.get("experiment")
    if (preset is None) == (table is None):
        raise ConfigError(f"{source}: accepted: either preset, the name of one, or experiment")
    if table is not None:
        wanted = table if isinstance(table, Mapping) else {"experiment": table}
        experiment = parse_experiment(wanted, f"{source}: experiment")
    else:
        experiment = load_preset(str(preset))
    try:
        return SweepPlan.model_validate({**rest, "experiment": experiment})
    except ValidationError as error:
        raise ConfigError(f"{source}: {fault_of(error).removeprefix('content: ')}") from None


def is_plan(path: Path) -> bool:
    """Return whether a TOML file looks like a plan of a sweep rather than an experiment."""
    content = read_regular(path, ConfigError, most=LARGEST_PLAN)
    try:
        keys = tomllib.loads(content.decode("utf-8-sig"))
        return "experiment" in keys or "preset" in keys
    except (ValueError, RecursionError):  # reported when it is read as an experiment
        return False
