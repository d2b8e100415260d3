"""Print the table of guitrainer/analysis/null_model.py; run this when the bank changes."""

from guitrainer.analysis.null_model import measured_quantiles

SIDES = range(3, 12)


def main() -> None:
    """Print one line per square kernel."""
    for side in SIDES:
        quantiles = ", ".join(f"{quantile:.4f}" for quantile in measured_quantiles(side, side))
        print(f"    {side}: NullQuantiles({quantiles}),", flush=True)


if __name__ == "__main__":
    main()
