"""Worker processes: every trial ends exactly once, whatever happens to its worker."""

import os
from pathlib import Path

import pytest

from guitrainer.config.loading import load_preset
from guitrainer.errors import OutputError
from guitrainer.sweeps.local import LocalCrew
from guitrainer.sweeps.messages import Perform, TrialEnded, TrialRetried
from guitrainer.sweeps.plan import SweepPlan, Trial
from tests.sweeps.fakes import Troubled, outcome_of, quick, telling_of_its_process

PLAN = SweepPlan(seeds=tuple(range(12)), experiment=load_preset("lenet"))


def computed(
    perform: Perform, jobs: int = 2, patience: float = 60.0
) -> tuple[dict[int, TrialEnded], list[TrialRetried]]:
    crew = LocalCrew(perform, jobs, patience=patience)
    ended: dict[int, TrialEnded] = {}
    retried = []
    for message in crew.work(PLAN.trials()):
        if isinstance(message, TrialEnded):
            assert message.trial.number not in ended
            ended[message.trial.number] = message
        elif isinstance(message, TrialRetried):
            retried.append(message)
    assert sorted(ended) == list(range(PLAN.trials_count))
    return ended, retried


@pytest.mark.parametrize("jobs", [1, 3])
def test_all_trials_end_once(jobs: int) -> None:
    ended, retried = computed(quick, jobs)
    assert not retried
    for number, message in ended.items():
        expected = outcome_of(PLAN.trial(number))
        assert message.outcome.numbers == expected.numbers
        assert (message.outcome.arrays["end"] == expected.arrays["end"]).all()


@pytest.mark.parametrize(
    ("times", "status", "attempts"), [(1, "completed", 2), (2, "completed", 3), (9, "failed", 3)]
)
def test_killed_worker_is_replaced_and_its_trial_retried_twice(
    tmp_path: Path, times: int, status: str, attempts: int
) -> None:
    ended, retried = computed(Troubled(tmp_path, times, kills=(4,)))
    outcome = ended[4].outcome
    assert (outcome.status, outcome.attempts) == (status, attempts)
    assert len(retried) == min(times, 2)
    assert all(message.number == 4 for message in retried)
    assert ("SIGKILL" in outcome.problem) == (status == "failed")
    others = [message.outcome for number, message in ended.items() if number != 4]
    assert {(other.status, other.attempts) for other in others} == {("completed", 1)}


def test_hung_worker_is_replaced(tmp_path: Path) -> None:
    ended, retried = computed(Troubled(tmp_path, 1, hangs=(2,)), patience=1.0)
    assert (ended[2].outcome.status, ended[2].outcome.attempts) == ("completed", 2)
    assert "no sign of life" in retried[0].why


def test_bug_is_retried_but_bad_input_is_not(tmp_path: Path) -> None:
    ended, retried = computed(Troubled(tmp_path, 9, raises=(1,), refuses=(3,)))
    assert ended[1].outcome.problem == "RuntimeError: some bug, 3 times"
    assert (ended[3].outcome.problem, ended[3].outcome.attempts) == ("no such images", 1)
    assert {message.number for message in retried} == {1}


def test_worker_uses_one_thread_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "3")
    before = dict(os.environ)
    ended, _ = computed(telling_of_its_process, 1)
    assert {message.outcome.problem for message in ended.values()} == {"1,3,1 True"}
    assert dict(os.environ) == before


class Unreadable:
    """Cannot be read by a worker."""

    def __call__(self, trial: Trial, tick: object) -> None:
        """Do nothing."""

    def __reduce__(self) -> tuple[object, ...]:
        """Exit where it is read."""
        return (exit, (7,))


def test_workers_that_cannot_start_end_the_sweep() -> None:
    with pytest.raises(OutputError, match="workers cannot be started: its worker ended with code"):
        computed(Unreadable())  # type: ignore[arg-type]
