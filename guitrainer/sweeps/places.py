"""Makes the paths in a plan absolute, so that a sweep can go on from any folder."""

from pathlib import Path

from guitrainer.config.messages import shown
from guitrainer.data.built_in import BUILT_IN
from guitrainer.errors import ConfigError
from guitrainer.sentences import fault
from guitrainer.sweeps import faults
from guitrainer.sweeps.axes import Contestant, Scalar, Vary, repeated
from guitrainer.sweeps.plan import SweepPlan
from guitrainer.training.places import located, located_path

SOURCE = "data.source"
PATH = "path"  # last part of the keys of weight files


def located_plan(plan: SweepPlan, beside: Path | None = None) -> SweepPlan:
    """Return the plan with absolute paths in its experiment, its settings and what it varies.

    A path that does not exist is not changed, and reported when it is read.

    Parameters
    ----------
    beside : folder of the file of the plan, in which files that do not exist at their paths are
        searched for

    Raises
    ------
    ConfigError
        If two of the values of a setting are the same path.
    """

    def setting(text: str) -> str:
        key, equals, value = text.partition("=")
        return f"{key}{equals}{_located(key.strip(), value.strip(), beside)}"

    def vary(one: Vary) -> Vary:
        values = tuple(_located(one.key, value, beside) for value in one.values)
        if (twice := repeated(map(str, values))) is not None:
            raise ConfigError(fault(f"--vary {one.key}", faults.TWICE, shown(twice)))
        return one if values == one.values else Vary(key=one.key, values=values)

    def contestant(one: Contestant) -> Contestant:
        return Contestant(name=one.name, settings=tuple(map(setting, one.settings)))

    return SweepPlan(
        **{
            **{name: getattr(plan, name) for name in SweepPlan.model_fields},
            "experiment": located(plan.experiment, beside),
            "settings": tuple(map(setting, plan.settings)),
            "vary": tuple(map(vary, plan.vary)),
            "contestants": tuple(map(contestant, plan.contestants)),
        }
    )


def _located(key: str, value: Scalar, beside: Path | None) -> Scalar:
    """Return `value`, absolute if `key` is that of a path."""
    if not isinstance(value, str) or (key != SOURCE and key.rpartition(".")[2] != PATH):
        return value
    bare = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    if key == SOURCE and bare in BUILT_IN:
        return value
    found = located_path(bare, beside)
    return value if found == bare else found
