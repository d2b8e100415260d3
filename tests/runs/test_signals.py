"""`signals.csv`: a row per layer and measurement."""

from pathlib import Path

from guitrainer.events import LayerSignals, SignalsMeasured
from guitrainer.runs.tables import SIGNAL_COLUMNS, SignalTable


def measured(step: int) -> SignalsMeasured:
    conv = LayerSignals("conv1", 0.5, 1.25, 0.0, 0.0, 0.0, 0.001, 0.75, 0.01)
    relu = LayerSignals("relu1", 0.75, 1.0, 0.5, 0.125, 0.0, 0.002, 0.5, None)
    return SignalsMeasured(step, (conv, relu))


def test_rows_per_layer_and_resume(tmp_path: Path) -> None:
    table = SignalTable(tmp_path / "signals.csv")
    table.begin()
    for step in (10, 20, 30):
        table.add_signals(measured(step))
    table.flush()
    rows = table_rows(tmp_path)
    assert rows[0] == list(SIGNAL_COLUMNS)
    assert [row[:2] for row in rows[1:]] == [
        [str(step), layer] for step in (10, 20, 30) for layer in ("conv1", "relu1")
    ]
    assert rows[2][-1] == ""  # a layer without a weight has no update ratio
    again = SignalTable(tmp_path / "signals.csv")
    again.find(20)
    again.resume()
    again.add_signals(measured(20))
    again.add_signals(measured(30))
    again.flush()
    assert table_rows(tmp_path) == rows


def table_rows(folder: Path) -> list[list[str]]:
    return [line.split(",") for line in (folder / "signals.csv").read_text().splitlines()]
