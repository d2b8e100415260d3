"""Writes results of `bench` as a Markdown page."""

from typing import Any

from guitrainer.bench.rivals import RIVALS
from guitrainer.bench.workloads import EVERY
from guitrainer.clock import stamp

INTRODUCTION = (
    "Medians in milliseconds, interleaved in one run; the ratio is the rival's time over ours, "
    "with its 10th and 90th percentile. In turn, each side makes steps for a tenth of a second, "
    "after one that is not timed. Processor time is measured with one thread, wall-clock time with "
    "more. *Peak* is our share of the machine's peak, a loop of fused multiply-adds timed in the "
    "same rounds; the operations are those of direct convolution, so a path that "
    "needs fewer, or skips zeros, may exceed 100%."
)
# Heading and description of each comparison.
SECTIONS = {
    None: ("Alone", ""),
    "torch": (
        "Compared with PyTorch",
        "torch uses the faster of its memory formats, the fused optimizer, and inference mode for "
        "evaluation; threads, batches and weights are the same.",
    ),
    "peers": (
        "Compared with other libraries",
        "; ".join(f"{name}: {rival.about}" for name, rival in RIVALS.items())
        + ". Each is measured in a process of its own, in rounds that alternate with ours.",
    ),
    "one-thread": (
        "More threads",
        "The rival is this program on one thread; the ratio is the speed-up.",
    ),
    "paths": (
        "Paths chosen by shape or sparsity",
        "The rival is this program with the path disabled by an environment variable.",
    ),
    "avx2": (
        "Both limited to AVX2",
        "8 lanes and 16 registers: `NUMBA_CPU_NAME=haswell NUMBA_CPU_FEATURES=+avx2,+fma` for us, "
        "`ATEN_CPU_CAPABILITY=avx2 ONEDNN_MAX_CPU_ISA=AVX2` for torch.",
    ),
    "compiled": (
        "Compared with torch.compile",
        "The same networks with `torch.compile` and its default settings, after compilation.",
    ),
}


def _table(results: list[dict[str, Any]]) -> list[str]:
    named = len({r["rival"] for r in results}) > 1  # a column for the name of the rival
    heads = ["workload", "part", "batch", "threads", "ours", "peak"]
    heads += [*(["rival"] if named else []), "rival ms" if named else "rival", "ratio"]
    heads.append("p10 to p90")
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for r in results:
        cells = [r["workload"], r["part"], r["batch_size"], r["threads"], f"{r['ours_ms']:.3f}"]
        cells.append("" if r["peak_share"] is None else f"{r['peak_share']:.0%}")
        cells += [r["rival"] or ""] if named else []
        cells += ["", "", ""]
        if r["ratio"] is not None:
            spread = f"{r['ratio_p10']:.2f} to {r['ratio_p90']:.2f}"
            cells[-3:] = [f"{r['rival_ms']:.3f}", f"{r['ratio']:.2f}", spread]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return lines


def page(
    machine: dict[str, Any],
    libraries: str,
    results: dict[str | None, list[dict[str, Any]]],
    before: str = "",
) -> str:
    """Write one section per comparison; sections of the page `before` that are not new are kept."""
    where = (
        f"{stamp('%Y-%m-%d')}, {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['lanes']} lanes, {machine['system']}; {libraries}."
    )
    made = {}
    for rival, rows in results.items():
        heading, text = SECTIONS["peers" if rival in RIVALS else rival]
        made[heading] = "\n".join([where, *(["", text] if text else []), "", *_table(rows)])
    sections = _sections(before) | made
    order = [heading for heading, _ in SECTIONS.values() if heading in sections]
    parts = [f"# Results\n\n{INTRODUCTION}"]
    parts += [f"## {heading}\n\n{sections[heading]}" for heading in order]
    body = "\n\n".join(parts)
    nets = [f"- {name}: {net.help}" for name, net in EVERY.items() if f"| {name} |" in body]
    return body + "\n\n## The networks\n\n" + "\n".join(nets) + "\n"


def _sections(text: str) -> dict[str, str]:
    """Split a page at its headings."""
    parts = [part.partition("\n") for part in text.split("\n## ")[1:]]
    return {heading: body.strip() for heading, _, body in parts}
