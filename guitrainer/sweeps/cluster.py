"""Workers of a Dask cluster, on this machine or on others."""

import contextlib
import hashlib
import logging
import platform
import queue
import re
import tempfile
import time
import warnings
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import Any

import guitrainer
from guitrainer.config.schema import Experiment
from guitrainer.crash_log import one_line
from guitrainer.data.built_in import BUILT_IN
from guitrainer.errors import GuitrainerError, InputError, OutputError
from guitrainer.files.opening import kind_of, read_regular
from guitrainer.sweeps.messages import (
    MOST_ATTEMPTS,
    CrewMessage,
    Perform,
    TrialEnded,
    TrialRetried,
    Waited,
)
from guitrainer.sweeps.outcome import TrialOutcome, failed
from guitrainer.sweeps.plan import Trial
from guitrainer.sweeps.reaching import check_scheduler
from guitrainer.sweeps.trial import TrialRunner

TIMEOUT_S = 10
LOOK_S = 0.25
BATCH_S = 1.0  # short trials are sent together, so that a batch takes about this long
MOST_IN_BATCH = 64
WAITING = 2  # batches per worker: the one it computes, and the next
MOST_LOCAL = 1024
LARGEST_DATA = 4 << 30  # bytes of the user's own images
COMPARED = ("numba", "numpy")
_LOCAL = re.compile(r"local:(\d{1,5})")
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?[\w.\-\[\]:]+:\d{1,5}")

Files = Mapping[str, bytes]


def check_address(text: str) -> str:
    """Return the address of a cluster, `local:N` or one of a scheduler.

    Raises
    ------
    InputError
        If it is neither, or the package for clusters is not installed.
    """
    local = _LOCAL.fullmatch(text)
    valid = 1 <= int(local[1]) <= MOST_LOCAL if local else _ADDRESS.fullmatch(text)
    if not valid:
        raise InputError(
            f"--cluster: got {text[:80]!r}, accepted: local:N, or the address of a Dask "
            "scheduler, as in tcp://10.0.0.1:8786 or tls://host:8786"
        )
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise InputError(
            "--cluster: needs the package distributed; install guitrainer[cluster]"
        ) from None
    return text


def versions() -> dict[str, str]:
    """Return the versions on which the results of a trial may depend."""
    found = {name: metadata.version(name) for name in COMPARED}
    return {"guitrainer": guitrainer.__version__, "python": platform.python_version(), **found}


own_versions = versions  # compared with those of the workers


@dataclass
class ClusterCrew:
    """Workers of a Dask cluster.

    Parameters
    ----------
    perform
        Computes a trial; sent with every batch, and kept by the workers.
    address
        `local:N` for N worker processes here, or the address of a scheduler.

    Raises
    ------
    InputError
        If no scheduler answers within ten seconds, it has no workers, or their versions differ.
    """

    perform: Perform
    address: str
    _client: Any = None
    _cluster: Any = None
    _files: Any = None

    def __post_init__(self) -> None:
        from distributed import Client

        for name in ("distributed", "tornado", "asyncio"):  # failures are reported here, once
            logging.getLogger(name).setLevel(logging.CRITICAL)
        local = _LOCAL.fullmatch(self.address)
        if not local:
            check_scheduler(self.address, TIMEOUT_S)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # versions are compared below
                if local:
                    self._cluster = _local_cluster(int(local[1]))
                self._client = Client(self._cluster or self.address, timeout=TIMEOUT_S)
        except (OSError, ValueError, TimeoutError, RuntimeError) as error:
            self.close()
            raise InputError(
                f"--cluster {self.address}: no scheduler answers within {TIMEOUT_S} s: "
                f"{one_line(error)}"
            ) from None
        try:
            self._check_workers()
            self._send_files()
        except BaseException:
            self.close()
            raise

    @property
    def size(self) -> int:
        """Number of threads of all workers."""
        return sum(self._client.nthreads().values())

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        for part in (self._client, self._cluster):
            if part is not None:
                with contextlib.suppress(Exception):
                    part.close()
        self._client = self._cluster = None

    def work(self, trials: Iterator[Trial]) -> Iterator[CrewMessage]:
        """Compute `trials`; closing the iterator cancels what is under way."""
        shift = _ClusterShift(self._client, self.perform, self._files, trials)
        try:
            yield from shift.messages(lambda: self.size)
        finally:
            shift.cancel()
            self.close()

    def _check_workers(self) -> None:
        """Compare the versions of all workers with those here."""
        try:
            self._client.wait_for_workers(1, timeout=TIMEOUT_S)
            found = self._client.run(versions)
        except TimeoutError:
            raise InputError(f"--cluster {self.address}: it has no workers") from None
        except Exception as error:
            raise InputError(
                f"--cluster {self.address}: guitrainer cannot be used by its workers: "
                f"{one_line(error)}"
            ) from None
        own = own_versions()
        for worker, theirs in sorted(found.items()):
            different = [name for name in own if theirs.get(name) != own[name]]
            if different:
                name = different[0]
                raise InputError(
                    f"--cluster {self.address}: worker {worker} has {name} "
                    f"{theirs.get(name, 'none')}, accepted: {own[name]}, as here"
                )

    def _send_files(self) -> None:
        """Send the user's own images once to every worker of another machine."""
        if self._cluster is not None or not isinstance(self.perform, TrialRunner):
            return
        plan = self.perform.plan
        data = plan.setting_experiment(0).data
        if data.source in BUILT_IN:
            return
        if any(vary.key == "data.source" for vary in plan.vary) or plan.contestants:
            raise InputError("--cluster: data.source cannot be varied with images of your own")
        files = packed(Path(data.source.partition("#")[0]))
        self._files = self._client.scatter(
            (data.source, files_hash(files), files), broadcast=True, hash=False
        )


def _local_cluster(workers: int) -> Any:
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )


@dataclass
class _Batch:
    trials: list[Trial]
    began: float = field(default_factory=time.monotonic)


class _ClusterShift:
    """One pass over the trials of a sweep."""

    def __init__(self, client: Any, perform: Perform, files: Any, trials: Iterator[Trial]) -> None:
        self._client, self._perform, self._files = client, perform, files
        self._trials = trials
        self._again: deque[Trial] = deque()
        self._attempts: dict[int, int] = {}
        self._ended: queue.Queue[Any] = queue.Queue()
        self._batches: dict[Any, _Batch] = {}
        self._mean_s: float | None = None

    def messages(self, size: Any) -> Iterator[CrewMessage]:
        """Submit all trials in batches, and yield what becomes of them."""
        open_ended = True
        while open_ended or self._batches or self._again:
            while len(self._batches) < WAITING * max(size(), 1):
                batch = self._next_batch()
                open_ended = bool(batch)
                if not batch:
                    break
                self._submit(batch)
            try:
                future = self._ended.get(timeout=LOOK_S)
            except queue.Empty:
                yield Waited()
                if self._client.status != "running":
                    raise OutputError(
                        "the scheduler of the cluster has gone; --resume goes on"
                    ) from None
                continue
            yield from self._taken(future)

    def cancel(self) -> None:
        """Cancel everything that is under way."""
        with contextlib.suppress(Exception):
            self._client.cancel(list(self._batches))

    def _next_batch(self) -> list[Trial]:
        count = 1
        if self._mean_s is not None:
            count = max(1, min(MOST_IN_BATCH, int(BATCH_S / max(self._mean_s, 1e-3))))
        batch: list[Trial] = []
        while len(batch) < count:
            trial = self._again.popleft() if self._again else next(self._trials, None)
            if trial is None:
                break
            batch.append(trial)
        return batch

    def _submit(self, trials: list[Trial]) -> None:
        future = self._client.submit(
            compute_batch, self._perform, trials, self._files, pure=False, retries=0
        )
        self._batches[future] = _Batch(trials)
        future.add_done_callback(self._ended.put)

    def _taken(self, future: Any) -> Iterator[CrewMessage]:
        batch = self._batches.pop(future, None)
        if batch is None:
            return
        try:
            outcomes = future.result(timeout=TIMEOUT_S)
        except Exception as error:  # its worker was killed, again and again, or lost the result
            yield from self._retried(batch, one_line(error))
            return
        by_number = {trial.number: trial for trial in batch.trials}
        for outcome, seconds in outcomes:
            trial = by_number[outcome.number]
            if (
                outcome.status == "failed" and outcome.attempts == 0
            ):  # an error that is not the user's
                yield from self._retried(_Batch([trial]), outcome.problem)
                continue
            mean = self._mean_s
            self._mean_s = seconds if mean is None else 0.8 * mean + 0.2 * seconds
            attempts = self._attempts.pop(trial.number, 0) + 1
            yield TrialEnded(trial, replace(outcome, attempts=attempts))

    def _retried(self, batch: _Batch, why: str) -> Iterator[CrewMessage]:
        for trial in batch.trials:
            attempts = self._attempts.get(trial.number, 0) + 1
            self._attempts[trial.number] = attempts
            if attempts < MOST_ATTEMPTS:
                self._again.append(trial)
                yield TrialRetried(trial.number, why)
            else:
                outcome = failed(trial.number, f"{why}, {attempts} times", attempts)
                yield TrialEnded(trial, outcome)


# ------------------------------------------------------------------ in the workers

_performing: dict[bytes, Perform] = {}
# Folder of the images this process was sent, which is removed with it.
_received: list[tempfile.TemporaryDirectory[str]] = []


def compute_batch(
    perform: Perform, trials: list[Trial], files: Any
) -> list[tuple[TrialOutcome, float]]:
    """Compute trials in a worker; return their outcomes and how long each took.

    An error that is not the user's gives a failed outcome of no attempts.
    """
    kept = _kept(perform, files)
    found = []
    for trial in trials:
        began = time.monotonic()
        try:
            outcome = kept(trial, lambda share: None)
        except InputError as error:
            outcome = failed(trial.number, str(error), 1)
        except (GuitrainerError, Exception) as error:
            outcome = failed(trial.number, one_line(error), 0)
        found.append((outcome, time.monotonic() - began))
    return found


def _kept(perform: Perform, files: Any) -> Perform:
    """Return the runner that this process has used for earlier batches, with its images."""
    if not isinstance(perform, TrialRunner):
        return perform
    key = hashlib.sha256(perform.plan.model_dump_json().encode()).digest()
    if key not in _performing:
        _performing.clear()
        if files is not None:
            perform = _with_files(perform, *files)
        _performing[key] = perform
    return _performing[key]


def _with_files(perform: TrialRunner, source: str, wanted: str, files: Files) -> TrialRunner:
    """Return `perform` for the images that this worker was sent."""
    if files_hash(files) != wanted:
        raise InputError("the images were damaged on their way to the worker")
    from distributed import get_worker

    # in the folder of the worker, which Dask removes even if the worker is killed
    own = get_worker().local_directory
    _received[:] = [tempfile.TemporaryDirectory(prefix="guitrainer-images-", dir=own)]
    root = Path(_received[0].name)
    name, mark, key = source.partition("#")
    for inner, content in files.items():
        path = root / Path(name).name / inner if inner else root / Path(name).name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    moved = str(root / Path(name).name) + mark + key
    plan = perform.plan
    settings = (
        (*plan.settings, f"data.source={moved}") if _sets_source(plan.settings) else plan.settings
    )
    experiment = _moved(plan.experiment, moved)
    return TrialRunner(plan.model_copy(update={"experiment": experiment, "settings": settings}))


def _sets_source(settings: tuple[str, ...]) -> bool:
    return any(one.partition("=")[0].strip() == "data.source" for one in settings)


def _moved(experiment: Experiment, source: str) -> Experiment:
    data = experiment.data.model_copy(update={"source": source})
    return experiment.model_copy(update={"data": data})


def packed(path: Path) -> Files:
    """Read a file, or all files of a folder, by relative name ("" for the file itself).

    Raises
    ------
    InputError
        If they cannot be read, or have more than 4 GiB.
    """
    if kind_of(path) != "folder":
        return {"": read_regular(path, most=LARGEST_DATA)}
    found, size = {}, 0
    for inner in sorted(path.rglob("*")):
        if kind_of(inner, links=False) == "file":
            found[inner.relative_to(path).as_posix()] = read_regular(inner, most=LARGEST_DATA)
            size += len(found[inner.relative_to(path).as_posix()])
            if size > LARGEST_DATA:
                raise InputError(f"{path}: more than 4 GiB, the most that is sent to a cluster")
    return found


def files_hash(files: Files) -> str:
    """Return the SHA-256 of names and contents, as hexadecimal digits."""
    state = hashlib.sha256()
    for name in sorted(files):
        state.update(f"{len(name)} {name} {len(files[name])}\n".encode())
        state.update(files[name])
    return state.hexdigest()
