"""Draws curves on logarithmic axes as SVG."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 300, 220  # size of a panel, in pixels
LEFT, BOTTOM, TOP = 50, 40, 30  # margins
COLORS = ("#0072b2", "#d55e00")  # blue and vermilion of Okabe & Ito, safe for color blindness
STYLE = "font-family='sans-serif' font-size='11' fill='#808080'"


@dataclass(frozen=True)
class Panel:
    """A pair of axes; `curves` have a value, or None, for each tick of x."""

    title: str
    ticks: Sequence[int]
    curves: dict[str, list[float | None]]


def _place(value: float, low: float, high: float, start: float, end: float) -> float:
    share = (math.log(value) - math.log(low)) / (math.log(high) - math.log(low) or 1)
    return start + share * (end - start)


def _text(x: float, y: float, text: str, anchor: str = "middle", more: str = "") -> str:
    return f"<text x='{x:.0f}' y='{y:.0f}' text-anchor='{anchor}' {STYLE} {more}>{text}</text>"


def _levels(low: float, high: float) -> list[float]:
    """Return round numbers (1, 2 and 5 in every decade) that enclose a range."""
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = [step * 10.0**decade for decade in decades for step in (1, 2, 5)]
    below, above = max(x for x in every if x <= low), min(x for x in every if x >= high)
    return [x for x in every if below <= x <= above]


def _panel(panel: Panel, left: float) -> list[str]:
    values = [v for curve in panel.curves.values() for v in curve if v is not None]
    levels = _levels(min(values), max(values))
    floor, right = HEIGHT - BOTTOM, left + WIDTH - 15
    lines = [_text((left + LEFT + right) / 2, TOP - 12, panel.title, more="font-weight='bold'")]

    def at(tick: float, value: float) -> tuple[float, float]:
        x = _place(tick, panel.ticks[0], panel.ticks[-1], left + LEFT, right)
        return x, _place(value, levels[0], levels[-1], floor, TOP)

    for level in levels:
        x, y = at(panel.ticks[0], level)
        lines.append(f"<path d='M{x:.1f} {y:.1f}H{right:.1f}' stroke='#80808040'/>")
        lines.append(_text(x - 6, y + 4, f"{level:g}", "end"))
    lines += [_text(at(tick, levels[0])[0], floor + 16, str(tick)) for tick in panel.ticks]
    for color, (name, curve) in zip(COLORS, panel.curves.items(), strict=False):
        points = [at(t, v) for t, v in zip(panel.ticks, curve, strict=True) if v is not None]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        lines.append(f"<polyline points='{path}' fill='none' stroke='{color}' stroke-width='2'/>")
        lines += [f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{color}'/>" for x, y in points]
        x, y = points[-1]
        lines.append(_text(x, y - 7, name, "end", f"style='fill:{color}'"))
    return lines


def svg(panels: Sequence[Panel], caption: str) -> str:
    """Draw panels side by side, two per row."""
    rows = -(-len(panels) // 2)
    size = f"width='{2 * WIDTH}' height='{rows * HEIGHT + 20}'"
    lines = [f"<svg xmlns='http://www.w3.org/2000/svg' {size}>"]
    for k, panel in enumerate(panels):
        lines.append(f"<g transform='translate(0 {k // 2 * HEIGHT})'>")
        lines += [*_panel(panel, k % 2 * WIDTH), "</g>"]
    lines.append(_text(WIDTH, rows * HEIGHT + 12, caption))
    return "\n".join([*lines, "</svg>"]) + "\n"
