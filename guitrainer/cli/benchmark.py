"""`bench`: the words of the command; the measuring is done in `bench.py`."""

from collections.abc import Sequence

from guitrainer.cli.arguments import MOST_THREADS
from guitrainer.cli.parsing import Parser, add_json, path_argument, whole_number

RIVALS = ("torch", "compiled", "avx2", "one-thread", "paths", "all")


def run(command: str, words: Sequence[str]) -> int:
    """Measure the kernels as `words` say."""
    parser = Parser(command, "Medians of forward and backward passes, and ratios to others.")
    count = whole_number(MOST_THREADS)
    parser.add_argument(
        "--against",
        choices=RIVALS,
        help="measure this too, in turns: torch; torch's compiled nets; both held to AVX2; one "
        "thread; each fast path forbidden; or all of these",
    )
    parser.add_argument("--threads", type=count, default=1, metavar="N", help="by default 1")
    parser.add_argument("--workloads", metavar="W1,W2,…", help="by default all of them")
    parser.add_argument(
        "--batch-size", type=whole_number(65536), metavar="N", help="by default each workload's"
    )
    parser.add_argument(
        "--write",
        type=path_argument,
        metavar="FILE",
        help="write the tables into this page, in place of its own",
    )
    add_json(parser)
    arguments = parser.parse(words)
    from guitrainer.cli.bench import run_bench  # slow to import

    return int(run_bench(arguments))
