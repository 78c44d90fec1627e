"""A timeline: a row an event, its day at the left, a bar where only the month or year is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib import dates
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from kg.edtf import bounds
from kg.pictures.style import COLOURS, INK, REST, shortened, title

MOST = 60  # events; more are no longer read
_ROW = 0.24  # inches
_WIDTH = 11.0
_LEFT = 1.65  # for the days
_LONGEST_DAY = 22  # columns: 2025-11-24/2025-11-30
_LEGEND_COLUMNS = 6
_MARKS = {"planned": "o", "hypothetical": "D", "denied": "X"}  # all else a full dot


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of known day, month or year."""

    label: str
    when: str
    lane: str
    status: str
    first: date
    last: date


def figure(rows: list[dict[str, str]], question: str) -> Figure:
    """Draw events in order of time; those that most rows tell of where there are too many."""
    happenings, left_out = _happenings(rows)
    drawn = Figure(figsize=(_WIDTH, 1.9 + _ROW * len(happenings)))
    title(drawn, question, left_out)
    height = drawn.get_figheight()
    broad, high = _WIDTH - _LEFT - 0.25, _ROW * max(len(happenings), 1)
    axes = drawn.add_axes((_LEFT / _WIDTH, 0.95 / height, broad / _WIDTH, high / height))
    colours = _colours(happenings)
    begin, end = _span(happenings)
    middle = begin + (end - begin) / 2
    for row, happening in enumerate(happenings):
        _draw(axes, row, happening, colours.get(happening.lane, REST), middle)
    _arrange(axes, happenings, begin, end)
    _explain(axes, happenings, colours, height)
    return drawn


def _happenings(rows: list[dict[str, str]]) -> tuple[list[Happening], str]:
    """Return the events, oldest first, each once, and a note on those that are not drawn."""
    times: dict[Happening, int] = {}
    undated = set()
    for row in rows:
        first, last = bounds(row["when"])
        if first and last:
            days = date.fromisoformat(first), date.fromisoformat(last)
            label = row["label"].removesuffix(row["when"]).rstrip(", ，")  # the day stands at the left
            known = Happening(label, row["when"], row.get("lane", ""), row.get("status", ""), *days)
            times[known] = times.get(known, 0) + 1
        else:
            undated.add(row["label"])
    most = sorted(times, key=lambda event: (-times[event], event.first, event.label))[:MOST]
    notes = [
        f"{len(most)} of {len(times)} events, those told of most often" if len(times) > MOST else "",
        f"{len(undated)} of unknown day are not drawn" if undated else "",
    ]
    events = sorted(most, key=lambda event: (event.first, event.last, event.label, event.status))
    return events, "; ".join(filter(None, notes))


def _colours(happenings: list[Happening]) -> dict[str, str]:
    """Return a colour for each of the commonest lanes; the rest is grey."""
    lanes = [event.lane for event in happenings if event.lane]
    ordered = sorted(set(lanes), key=lambda lane: (-lanes.count(lane), lane))
    return dict(zip(ordered, COLOURS, strict=False))


def _span(happenings: list[Happening]) -> tuple[date, date]:
    if not happenings:
        return date(2000, 1, 1), date(2000, 12, 31)
    first, last = min(event.first for event in happenings), max(event.last for event in happenings)
    room = max((last - first) // 30, timedelta(days=1))
    return first - room, last + room


def _draw(axes: Axes, row: int, event: Happening, colour: str, middle: date) -> None:
    mark = _MARKS.get(event.status, "o")
    face = "white" if event.status in ("planned", "hypothetical") else colour
    first, last = dates.date2num(event.first), dates.date2num(event.last)
    if last > first:
        axes.plot([first, last], [row, row], color=colour, linewidth=5, alpha=0.35, solid_capstyle="butt")
    at = (first + last) / 2
    axes.plot([at], [row], marker=mark, markersize=6, markerfacecolor=face, markeredgecolor=colour, linestyle="none")
    after = at <= dates.date2num(middle)  # a label goes to the side that has room
    edge = last if after else first
    axes.annotate(
        shortened(event.label),
        (edge if last > first else at, row),
        xytext=(8 if after else -8, 0),
        textcoords="offset points",
        ha="left" if after else "right",
        va="center",
    )


def _arrange(axes: Axes, happenings: list[Happening], begin: date, end: date) -> None:
    axes.set_xlim(dates.date2num(begin), dates.date2num(end))
    axes.set_ylim(len(happenings) - 0.4, -0.6)
    axes.set_yticks(range(len(happenings)), [shortened(event.when, _LONGEST_DAY) for event in happenings])
    axes.tick_params(axis="y", length=0)
    locator = dates.AutoDateLocator(minticks=3, maxticks=9)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.grid(axis="x", color="#e4e4e4", linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _explain(axes: Axes, happenings: list[Happening], colours: dict[str, str], height: float) -> None:
    """Name the colours and marks below the axis."""
    handles = [
        Line2D([], [], marker="o", linestyle="none", color=colour, label=lane) for lane, colour in colours.items()
    ]
    if any(event.lane and event.lane not in colours for event in happenings):
        handles.append(Line2D([], [], marker="o", linestyle="none", color=REST, label="others"))
    for status in sorted({event.status for event in happenings} & _MARKS.keys()):
        face = INK if status == "denied" else "white"
        handles.append(
            Line2D([], [], marker=_MARKS[status], linestyle="none", color=INK, markerfacecolor=face, label=status)
        )
    if handles:
        axes.figure.legend(
            handles=handles,
            loc="lower left",
            ncols=_LEGEND_COLUMNS,
            frameon=False,
            bbox_to_anchor=(0.02, 0.02 / height),
        )
