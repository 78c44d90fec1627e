"""A matrix: how much of each column there is in each row, as a number on a darker or lighter field."""

from __future__ import annotations

from collections import Counter

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kg.pictures.style import INK, inches, shortened, title

MOST_ROWS, MOST_COLUMNS = 40, 24
_CELL_WIDTH, _CELL_HEIGHT = 0.46, 0.27  # inches
_LONGEST = 40  # columns of a label
_SLOPE = 0.72  # of the labels above, at 45 degrees
_DARK, _LIGHT = (0.03, 0.25, 0.42), (0.93, 0.96, 0.98)  # of the most, and of the least

Cells = Counter[tuple[str, str]]


def figure(rows: list[dict[str, str]], question: str) -> Figure:
    """Draw rows and columns with the most first, and those with the most alone where there are too many."""
    cells: Cells = Counter()
    for row in rows:
        cells[row["row"] or "(none named)", row["column"] or "(none named)"] += int(row["value"] or 0)
    across, down = _ordered(cells, 0)[:MOST_ROWS], _ordered(cells, 1)[:MOST_COLUMNS]
    left = max(inches(shortened(name, _LONGEST)) for name in across) + 0.35
    above = max(inches(shortened(name, _LONGEST)) for name in down) * _SLOPE + 0.2
    broad, high = _CELL_WIDTH * len(down), _CELL_HEIGHT * len(across)
    wide = left + broad + max(above, 1.0)
    tall = 0.75 + above + high + 0.2
    wide = max(wide, inches(question) * 1.5 + 0.5)
    drawn = Figure(figsize=(wide, tall))
    title(drawn, question, _note(cells, across, down))
    axes = drawn.add_axes((left / wide, 0.2 / tall, broad / wide, high / tall))
    _draw(axes, cells, across, down)
    return drawn


def _ordered(cells: Cells, side: int) -> list[str]:
    """Return the names of the rows (0) or columns (1), those with the most first."""
    sums: Counter[str] = Counter()
    for names, value in cells.items():
        sums[names[side]] += value
    return sorted(sums, key=lambda name: (-sums[name], name))


def _note(cells: Cells, across: list[str], down: list[str]) -> str:
    counts = [("rows", len(across), len(_ordered(cells, 0))), ("columns", len(down), len(_ordered(cells, 1)))]
    return "; ".join(f"{drawn} of {there} {what}, those with most" for what, drawn, there in counts if drawn < there)


def _draw(axes: Axes, cells: Cells, across: list[str], down: list[str]) -> None:
    most = max(cells.values()) or 1
    for y, row in enumerate(across):
        for x, column in enumerate(down):
            if value := cells.get((row, column)):
                share = value / most
                axes.add_patch(Rectangle((x + 0.02, y + 0.02), 0.96, 0.96, facecolor=_shade(share), linewidth=0))
                ink = "white" if share > 0.5 else INK
                axes.text(x + 0.5, y + 0.5, str(value), ha="center", va="center", color=ink)
            else:
                axes.text(x + 0.5, y + 0.5, "·", ha="center", va="center", color="#bbbbbb")
    axes.set_xlim(0, len(down))
    axes.set_ylim(len(across), 0)
    axes.set_yticks([y + 0.5 for y in range(len(across))], [shortened(name, _LONGEST) for name in across])
    axes.xaxis.tick_top()
    axes.set_xticks([x + 0.5 for x in range(len(down))], [shortened(name, _LONGEST) for name in down])
    for label in axes.get_xticklabels():
        label.set(rotation=45, ha="left", va="bottom", rotation_mode="anchor")
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _shade(share: float) -> tuple[float, float, float]:
    red, green, blue = (light + (dark - light) * share**0.6 for light, dark in zip(_LIGHT, _DARK, strict=True))
    return red, green, blue
