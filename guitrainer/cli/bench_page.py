"""Results of `bench` as a page of Markdown."""

from datetime import UTC, datetime
from typing import Any

from guitrainer.bench.workloads import EVERY

INTRODUCTION = (
    "Medians in milliseconds, interleaved in one run; the ratio is the rival's time over ours, "
    "with its 10th and 90th percentile. With one thread, time on the processor is counted, with "
    "more, time on the clock."
)
# Heading, and what was done, of each comparison.
SECTIONS = {
    None: ("Alone", ""),
    "torch": (
        "Beside PyTorch",
        "torch runs in the better of its memory formats, with the fused optimiser, and in "
        "inference mode for evaluation; the same threads, batches and weights.",
    ),
    "one-thread": (
        "More threads",
        "The rival is this program on one thread; the ratio is the speed-up.",
    ),
    "paths": (
        "Paths chosen by shape or sparsity",
        "The rival is this program with the path forbidden by its setting in the environment.",
    ),
    "avx2": (
        "Both held to AVX2",
        "8 lanes and 16 registers: `NUMBA_CPU_NAME=haswell NUMBA_CPU_FEATURES=+avx2,+fma` for us, "
        "`ATEN_CPU_CAPABILITY=avx2 ONEDNN_MAX_CPU_ISA=AVX2` for torch.",
    ),
    "compiled": (
        "Beside torch.compile",
        "The same nets through `torch.compile` with its default settings, after it has compiled.",
    ),
}


def _table(results: list[dict[str, Any]]) -> list[str]:
    lines = [
        "| workload | part | batch | threads | ours | rival | ratio | p10 to p90 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for r in results:
        start = f"| {r['workload']} | {r['part']} | {r['batch_size']} | {r['threads']} "
        rest = "| | | |"
        if r["ratio"] is not None:
            spread = f"{r['ratio_p10']:.2f} to {r['ratio_p90']:.2f}"
            rest = f"| {r['rival_ms']:.3f} | {r['ratio']:.2f} | {spread} |"
        lines.append(f"{start}| {r['ours_ms']:.3f} {rest}")
    return lines


def page(
    machine: dict[str, Any], libraries: str, results: dict[str | None, list[dict[str, Any]]]
) -> str:
    """Write one section per comparison, and what the workloads are."""
    lines = [
        "# Results",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['lanes']} lanes, {machine['system']}; {libraries}.",
        "",
        INTRODUCTION,
    ]
    for rival, rows in results.items():
        heading, text = SECTIONS[rival]
        lines += ["", f"## {heading}", "", *([text, ""] if text else []), *_table(rows)]
    names = dict.fromkeys(row["workload"] for rows in results.values() for row in rows)
    lines += ["", "## The nets", ""]
    lines += [f"- {name}: {EVERY[name].help}" for name in names if name in EVERY]
    return "\n".join(lines) + "\n"
