"""`bench`: the command line; the measurements are in `measuring.py`."""

from collections.abc import Sequence

from guitrainer.cli.arguments import MOST_THREADS
from guitrainer.cli.parsing import Parser, add_json, path_argument, whole_number

LIBRARIES = ("jax", "keras-torch", "keras-jax", "tinygrad", "onnxruntime")
RIVALS = ("torch", "compiled", "avx2", *LIBRARIES, "peers", "one-thread", "paths", "all")


def run(command: str, words: Sequence[str]) -> int:
    """Measure the kernels according to the arguments."""
    parser = Parser(command, "Medians of forward and backward passes, and ratios to rivals.")
    count = whole_number(MOST_THREADS)
    parser.add_argument(
        "--against",
        choices=RIVALS,
        help="also measure a rival, alternating: torch; torch.compile; torch with both limited to "
        "AVX2; another library; all of these libraries that are installed (peers); one thread; "
        "each fast path disabled; or all comparisons with torch and with ourselves",
    )
    parser.add_argument("--threads", type=count, default=1, metavar="N", help="defaults to 1")
    parser.add_argument("--workloads", metavar="W1,W2,…", help="defaults to all")
    parser.add_argument(
        "--batch-size",
        type=whole_number(65536),
        metavar="N",
        help="defaults to that of each workload",
    )
    parser.add_argument(
        "--write",
        type=path_argument,
        metavar="FILE",
        help="write the tables to this page, replacing those it has",
    )
    add_json(parser)
    arguments = parser.parse(words)
    from guitrainer.cli.measuring import run_bench  # slow to import

    return int(run_bench(arguments))
