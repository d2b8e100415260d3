"""Faults 35 to 40: experiments that must be refused in one line."""

from pathlib import Path

import pytest

from guitrainer.config.loading import LARGEST_FILE, load_experiment
from guitrainer.errors import ConfigError

RATE = "training.learning_rate"
RATES = "a number > 0 and ≤ 1,000,000"


def refusal(path: Path, content: str | bytes) -> str:
    """The one line with which a file of `content` is refused, less the file's name."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as caught:
        load_experiment(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert len(message) - len(str(path)) < 300
    assert caught.value.exit_code == 2
    return message.removeprefix(f"{path}: ")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "experiment.toml"


@pytest.mark.parametrize(
    ("value", "found"),
    [("nan", "nan"), ("inf", "inf"), ("-inf", "-inf"), ("1e400", "inf"), ("1" * 400 + ".0", "inf")],
)
def test_35_not_a_finite_number(value: str, found: str, path: Path) -> None:
    assert refusal(path, f"{RATE} = {value}") == f"{RATE}: got {found}, accepted: {RATES}"


@pytest.mark.parametrize(
    ("key", "accepted"),
    [
        ("training.epochs", "an integer from 1 to 1,000,000"),
        ("training.batch_size", "an integer from 1 to 65,536"),
        ("training.learning_rate", RATES),
        ("seed", "an integer from 0 to 9,223,372,036,854,775,807"),
    ],
)
def test_36_bool_for_a_number(key: str, accepted: str, path: Path) -> None:
    assert refusal(path, f"{key} = true") == f"{key}: got true, accepted: {accepted}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("sed = 3", "sed: unknown key, nearest: seed"),
        ("training.epoch = 3", "training.epoch: unknown key, nearest: training.epochs"),
        ("batch_size = 3", "batch_size: unknown key, nearest: training.batch_size"),
        ("[trainig]\nsteps = 3", "trainig: unknown key, nearest: training"),
        ("data.learning_rate = 3", "data.learning_rate: unknown key, nearest: " + RATE),
        ('"a\\nb" = 3', "'a\\nb': unknown key, accepted: name, description"),
        ("a" * 4000 + " = 3", '"' + "a" * 48 + '…": unknown key, accepted: name, '),
        (
            "[[network.layers]]\ntype = 'conv'\nfilter = 3",
            "network.layers.conv1.filter: unknown key, nearest: network.layers.conv1.filters",
        ),
        (
            "[[network.layers]]\ntype = 'conv'\ninitializer = { sdt = 0.1 }",
            "network.layers.conv1.initializer.sdt: unknown key, "
            "nearest: network.layers.conv1.initializer.std",
        ),
    ],
)
def test_37_unknown_key(content: str, message: str, path: Path) -> None:
    assert refusal(path, content).startswith(message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a = " + "[\n" * 5000 + "]\n" * 5000, "nested too deeply, accepted: a few levels"),
        ("a = " + "[" * 5000 + "]" * 5000, "line 1 has 10,004 bytes, accepted: up to 4,096"),
        ("a = " + "{b = " * 5000 + "1" + "}" * 5000, "line 1 has 30,005 bytes, accepted: up to"),
        ("a." * 5000 + "a = 1", "line 1 has 10,005 bytes, accepted: up to 4,096"),
        # Python 3.14 refuses so many dots itself
        (
            "a." * 2000 + "a = 1",
            ("a: unknown key, accepted: name, ", "nested too deeply, accepted: "),
        ),
        ("seed = " + "9" * 4000, "seed: got an integer of 13,288 bits, accepted: an integer from"),
        ("seed = " + "9" * 5000, "line 1 has 5,007 bytes, accepted: up to 4,096"),
        (
            "seed = 0x" + "f" * 4000,
            "seed: got an integer of 16,000 bits, accepted: an integer from",
        ),
    ],
)
def test_38_nesting_and_endless_numbers(
    content: str, message: str | tuple[str, str], path: Path
) -> None:
    assert refusal(path, content).startswith(message)


def test_38_number_of_too_many_digits_is_refused_where_python_refuses_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guitrainer.config.loading.LONGEST_LINE", 10_000)
    assert refusal(path, "seed = " + "9" * 5000) == "contains a number with too many digits"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("seed = 1".encode("utf-16"), "starts with a UTF-16 byte-order mark, accepted: UTF-8"),
        (b"name = 'caf\xe9'", "not UTF-8 (byte 11), accepted: UTF-8"),
        (b"seed = 1\x00", "not valid TOML: "),
        (b"seed = ", "not valid TOML: Invalid value (at end of document)"),
        (b"seed = 1\nseed = 2", "not valid TOML: Cannot overwrite a value"),
        (b"#" * 80 + b"\n" + b"# more\n" * (LARGEST_FILE // 7), "larger than 256 KiB, the most"),
    ],
)
def test_39_byte_order_mark_encoding_and_size(content: bytes, message: str, path: Path) -> None:
    assert refusal(path, content).startswith(message)


def test_39_byte_order_mark_of_utf_8_is_read_over(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfseed = 7\n")
    assert load_experiment(path).seed == 7


@pytest.mark.parametrize("table", ["metrics", "foo", "zzz"])
def test_37_an_unknown_table_is_not_likened_to_what_it_is_not(table: str, path: Path) -> None:
    found = refusal(path, f"[{table}]\nsteps = 3")
    accepted = "accepted: name, description, seed, data, network, training, recording"
    assert found == f"{table}: unknown key, {accepted}"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless file")
def test_39_endless_file_is_not_opened() -> None:
    with pytest.raises(ConfigError, match="/dev/zero: a device, accepted: a regular file"):
        load_experiment("/dev/zero")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "training.batch_size = 0",
            "training.batch_size: got 0, accepted: an integer from 1 to 65,536",
        ),
        (
            "training.batch_size = 65537",
            "training.batch_size: got 65537, accepted: an integer from 1 to 65,536",
        ),
        (
            "[[network.layers]]\ntype = 'conv'\nfilters = 1000000",
            "network.layers.conv1.filters: got 1000000, accepted: an integer from 1 to 4,096",
        ),
        (
            "[[network.layers]]\ntype = 'dense'\nunits = 1000000",
            "network.layers.dense1.units: got 1000000, accepted: an integer from 1 to 65,536",
        ),
        (
            "[[network.layers]]\ntype = 'conv'\nkernel_size = 12",
            "network.layers.conv1.kernel_size: got 12, accepted: an integer from 1 to 11, "
            "or a list of 2, each an integer from 1 to 11",
        ),
    ],
)
def test_40_numbers_out_of_bounds(content: str, message: str, path: Path) -> None:
    assert refusal(path, content) == message
