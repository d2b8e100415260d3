"""A Dask cluster: a real scheduler and workers in processes on this machine."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from guitrainer.cli.main import main
from guitrainer.errors import InputError
from guitrainer.sweeps import cluster
from guitrainer.sweeps.cluster import check_address, files_hash, packed
from tests.cli.processes import PATIENCE_S, ROOT, finish, start

pytest.importorskip("distributed")
SMALL = ["shapes-xo", "--steps", "12", "--limit", "96", "--batch-size", "16"]
SMALL += ["--set", "data.test_limit=48"]
VARY = ["--vary", "init=glorot_uniform,he_normal,small_gaussian", "--seeds", "4"]
Capture = pytest.CaptureFixture[str]


class Machines:
    """A scheduler and worker processes, started as on machines of their own."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.file = folder / "scheduler.json"
        self.log = (folder / "log").open("w", encoding="utf-8")
        self.scheduler = self._start("scheduler", "--port", "0", "--no-dashboard")
        deadline = time.monotonic() + PATIENCE_S
        while not self.file.exists():
            assert time.monotonic() < deadline
            time.sleep(0.1)
        time.sleep(0.3)
        self.address = str(json.loads(self.file.read_text(encoding="utf-8"))["address"])
        self.workers = [
            self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")
            for _ in range(workers)
        ]

    def _start(self, kind: str, *words: str) -> "subprocess.Popen[bytes]":
        code = f"from distributed.cli.dask_{kind} import main; main()"
        host = ["--host", "127.0.0.1", "--scheduler-file", str(self.file)]
        return subprocess.Popen(
            [sys.executable, "-c", code, *words, *host],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            cwd=self.file.parent,
            stdout=self.log,
            stderr=self.log,
        )

    def end(self) -> None:
        """End all processes."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        self.log.close()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    started = Machines(tmp_path, 2)
    yield started
    started.end()


@pytest.mark.slow
def test_killed_worker_loses_no_trial(machines: Machines, tmp_path: Path) -> None:
    words = ["sweep", *SMALL, *VARY, "--steps", "600", "--quiet"]
    process = start(*words, "--cluster", machines.address, "--out", str(tmp_path / "far"))
    table = tmp_path / "far/trials.csv"
    deadline = time.monotonic() + PATIENCE_S
    while not table.exists() or table.read_bytes().count(b"\n") < 3:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    machines.workers[0].kill()
    code, _, err = finish(process)
    assert code == 0, err
    code, _, err = finish(start(*words, "--out", str(tmp_path / "near")))
    assert code == 0, err
    for name in ("summary.csv", "filters.npz"):
        assert (tmp_path / "far" / name).read_bytes() == (tmp_path / "near" / name).read_bytes()


@pytest.mark.slow
def test_own_images_are_sent(machines: Machines, tmp_path: Path, capsys: Capture) -> None:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 255, (60, 12, 12), dtype=np.uint8)
    (tmp_path / "data").mkdir()
    np.savez(tmp_path / "data/own.npz", images=images, labels=np.arange(60) % 3)
    data = ["--data", str(tmp_path / "data"), "--steps", "3", "--batch-size", "8"]
    words = ["sweep", "shapes-xo", *data, "--seeds", "2", "--quiet", "--json"]
    found = []
    for more in (["--cluster", machines.address], ["--jobs", "1"]):
        assert main([*words, *more, "--out", str(tmp_path / more[0])]) == 0
        found.append(json.loads(capsys.readouterr().out)["table"])
    assert found[0] == found[1]
    assert found[0][0]["n"] == 2


@pytest.mark.slow
def test_other_versions_are_refused(
    machines: Machines, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = cluster.versions()
    monkeypatch.setattr(cluster, "own_versions", lambda: {**own, "numpy": "1.0"})
    out = tmp_path / "s"
    assert main(["sweep", *SMALL, "--cluster", machines.address, "--out", str(out)]) == 2
    err = capsys.readouterr().err.splitlines()
    assert err[-1].endswith(f"has numpy {own['numpy']}, accepted: 1.0, as here")
    assert not out.exists()


def test_cluster_that_is_not_there(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "TIMEOUT_S", 1)
    with socket.socket() as taken:  # a port at which nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    out = tmp_path / "s"
    assert main(["sweep", *SMALL, "--cluster", address, "--out", str(out)]) == 2
    err = capsys.readouterr().err
    assert "no scheduler answers within 1 s" in err
    assert err.count("\n") == 1
    assert not out.exists()


ANSWERS = {"silent": None, "another server": b"HTTP/1.1 400 Bad Request\r\n\r\n" * 9, "closed": b""}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("silent", "no scheduler answers within 1 s"),
        ("another server", "what answers there is not a Dask scheduler"),
        ("closed", "no scheduler answers within 1 s"),
    ],
)
def test_servers_that_are_no_scheduler(
    answer: str, said: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "TIMEOUT_S", 1)
    held: list[socket.socket] = []

    def serve() -> None:
        with contextlib.suppress(OSError):  # it was closed
            while True:
                held.append(server.accept()[0])
                if (content := ANSWERS[answer]) is not None:
                    held[-1].sendall(content)
                    held[-1].close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        port = server.getsockname()[1]
        assert main(["sweep", *SMALL, "--cluster", f"tcp://127.0.0.1:{port}"]) == 2
        server.shutdown(socket.SHUT_RDWR)
    thread.join()
    for one in held:
        one.close()
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_tls_needs_a_certificate(capsys: Capture) -> None:
    assert main(["sweep", *SMALL, "--cluster", "tls://127.0.0.1:1"]) == 2
    assert "tls://127.0.0.1:1: there is no certificate" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "local:0", "local:x", "host", "http://x:1", "local:99999"])
def test_addresses_that_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="--cluster: got"):
        check_address(text)


@pytest.mark.parametrize("text", ["local:2", "tcp://10.0.0.1:8786", "tls://host:8786", "host:1"])
def test_addresses(text: str) -> None:
    assert check_address(text) == text


def test_own_images_are_packed_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/one").write_bytes(b"1")
    (tmp_path / "a/b/two").write_bytes(b"2")
    (tmp_path / "a/link").symlink_to("one")
    files = packed(tmp_path / "a")
    assert files == {"one": b"1", "b/two": b"2"}
    assert packed(tmp_path / "a/one") == {"": b"1"}
    assert files_hash(files) != files_hash({"one": b"12", "b/two": b""})
