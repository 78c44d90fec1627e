"""A network of pairs: actors on a circle with their names around it, a curve between two for what they share."""

from __future__ import annotations

from collections import Counter
from math import atan2, cos, degrees, pi, sin

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from kg.pictures.style import COLOURS, INK, inches, shortened, title

MOST = 32  # actors; more names do not fit around the circle
_LONGEST = 32  # columns of a name
_RADIUS = 2.6  # inches
_WIDEST, _THINNEST = 6.0, 0.8  # points

Pairs = Counter[tuple[str, str]]


def figure(rows: list[dict[str, str]], question: str) -> Figure:
    """Draw who shares how much with whom; those who share most where there are too many."""
    pairs, left_out = _pairs(rows)
    strength = _strength(pairs)
    names = _around(pairs, strength)
    margin = max((inches(shortened(name, _LONGEST)) for name in names), default=0) + 0.35
    side = 2 * (_RADIUS + margin)
    drawn = Figure(figsize=(side, side + 1.0))
    title(drawn, question, left_out)
    axes = drawn.add_axes((0, 0.45 / (side + 1.0), 1, side / (side + 1.0)))
    axes.set_xlim(-side / 2, side / 2)
    axes.set_ylim(-side / 2, side / 2)
    axes.set_axis_off()
    places = {name: _place(at, len(names)) for at, name in enumerate(names)}
    heaviest = max(pairs.values(), default=1)
    for (one, other), weight in sorted(pairs.items(), key=lambda pair: (pair[1], pair[0])):
        _draw_pair(axes, places[one], places[other], weight / heaviest)
    for name, place in places.items():
        _draw_name(axes, name, place, strength[name] / max(strength.values()))
    _explain(drawn, heaviest)
    return drawn


def _pairs(rows: list[dict[str, str]]) -> tuple[Pairs, str]:
    """Return the weight of each pair of the strongest names, and a note on those left out."""
    pairs: Pairs = Counter()
    for row in rows:
        weight = sum(int(number) for number in row["weight"].split())
        if weight > 0 and row["from"] and row["to"] and row["from"] != row["to"]:
            one, other = sorted((row["from"], row["to"]))
            pairs[one, other] += weight
    strength = _strength(pairs)
    kept = set(sorted(strength, key=lambda name: (-strength[name], name))[:MOST])
    note = f"{MOST} of {len(strength)} actors, those with most" if len(strength) > MOST else ""
    return Counter({pair: weight for pair, weight in pairs.items() if kept.issuperset(pair)}), note


def _strength(pairs: Pairs) -> Counter[str]:
    """Return what each name shares with all others together."""
    strength: Counter[str] = Counter()
    for pair, weight in pairs.items():
        for name in pair:
            strength[name] += weight
    return strength


def _around(pairs: Pairs, strength: Counter[str]) -> list[str]:
    """Return the names in an order that sets those who share beside each other: each after its strongest neighbour."""
    left = sorted(strength, key=lambda name: (-strength[name], name))
    ordered: list[str] = []
    while left:
        last = ordered[-1] if ordered else ""
        near = [name for name in left if tuple(sorted((name, last))) in pairs]
        following = max(near, key=lambda name: pairs[min(name, last), max(name, last)]) if near else left[0]
        ordered.append(following)
        left.remove(following)
    return ordered


def _place(at: int, count: int) -> tuple[float, float]:
    angle = pi / 2 - 2 * pi * at / count
    return _RADIUS * cos(angle), _RADIUS * sin(angle)


def _draw_pair(axes: Axes, one: tuple[float, float], other: tuple[float, float], share: float) -> None:
    """Draw a curve that bends towards the middle, so that it passes no other name."""
    bend = ((one[0] + other[0]) * 0.3, (one[1] + other[1]) * 0.3)
    path = Path([one, bend, other], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    axes.add_patch(PathPatch(path, fill=False, edgecolor=COLOURS[0], linewidth=_line(share), alpha=0.25 + 0.5 * share))


def _line(share: float) -> float:
    return _THINNEST + (_WIDEST - _THINNEST) * share


def _draw_name(axes: Axes, name: str, place: tuple[float, float], share: float) -> None:
    x, y = place
    axes.plot([x], [y], marker="o", markersize=5 + 7 * share**0.5, color=COLOURS[1], markeredgecolor="white")
    angle = degrees(atan2(y, x))
    left = abs(angle) > 90
    away = 1 + 0.17 / _RADIUS
    axes.text(
        x * away,
        y * away,
        shortened(name, _LONGEST),
        rotation=angle + 180 if left else angle,
        rotation_mode="anchor",
        ha="right" if left else "left",
        va="center",
    )


def _explain(drawn: Figure, heaviest: int) -> None:
    """Say how much the thickest and the thinnest line stand for."""
    weights = sorted({1, max(1, heaviest // 2), heaviest})
    handles = [
        Line2D([], [], color=COLOURS[0], linewidth=_line(weight / heaviest), alpha=0.6, label=str(weight))
        for weight in weights
    ]
    drawn.legend(handles=handles, loc="lower left", ncols=len(handles), frameon=False, labelcolor=INK)
