"""Answers drawn: the same bytes each time, labels that do not meet, Chinese where there is a font for it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.errors import KgError
from kg.queries import Picture, load_query, parse_query, run
from kg.store import Store
from kg.trial import made_up_world

mpl = pytest.importorskip("matplotlib", reason="the extra 'pictures' is not installed")

from kg.pictures import draw, matrix, network, style, timeline  # noqa: E402 (what is skipped without matplotlib)

DRAWN = ["timeline", "dyads", "outlet-topics"]


@cache
def world() -> Store:
    return made_up_world()


def picture(name: str, out: Path, language: str = "") -> bytes:
    query = load_query(name)
    draw(world(), query.picture, run(world(), query), out, language)
    return out.read_bytes()


def boxes(figure: object) -> list[object]:
    """The boxes of all texts that are seen, as the canvas places them."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.text import Text  # noqa: PLC0415

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts = [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]  # type: ignore[attr-defined]
    return [text.get_window_extent(canvas.get_renderer()) for text in texts if text.get_rotation() % 90 == 0]


def meeting(found: list[object]) -> list[tuple[object, object]]:
    return [(a, b) for at, a in enumerate(found) for b in found[at + 1 :] if a.overlaps(b)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", DRAWN)
def test_svg_is_the_same_each_time_and_its_text_is_text(tmp_path: Path, name: str) -> None:
    first, second = picture(name, tmp_path / "a.svg"), picture(name, tmp_path / "b.svg")
    assert first == second
    texts = [element.text for element in ElementTree.fromstring(first).iter("{http://www.w3.org/2000/svg}text")]
    assert load_query(name).summary in texts


def test_svg_is_the_same_whatever_fonts_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = picture("dyads", tmp_path / "a.svg", "zh")
    assert b"'DejaVu Sans', 'Noto Sans CJK SC', " in here
    monkeypatch.setattr(style, "chinese_font", lambda: "DejaVu Sans Mono")
    assert picture("dyads", tmp_path / "b.svg", "zh") == here


@pytest.mark.parametrize("name", DRAWN)
def test_png_is_a_picture(tmp_path: Path, name: str) -> None:
    assert picture(name, tmp_path / "a.png").startswith(b"\x89PNG")


def test_html_has_the_picture_and_the_table(tmp_path: Path) -> None:
    text = picture("timeline", tmp_path / "a.html").decode()
    assert "<figure><svg" in text
    assert "<td>Cara Carlsen visited Suland on Sunday.</td>" in re.sub(' lang="en"', "", text)
    assert "<script" not in text
    assert not re.search("""(?:src|href)=["']https?:""", text)


def test_names_are_in_the_language_asked_for(tmp_path: Path) -> None:
    assert "阿达·安德斯" in picture("dyads", tmp_path / "a.svg", "zh").decode()
    assert "Ada Anders" in picture("dyads", tmp_path / "a.svg").decode()


def test_png_without_a_chinese_font_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "_CHINESE", ("No Such Font",))
    with pytest.raises(KgError, match="no font of this machine has Chinese characters; install one"):
        picture("dyads", tmp_path / "a.png", "zh")
    assert "阿达·安德斯" in picture("dyads", tmp_path / "a.svg", "zh").decode()


EVENTS = [
    {
        "when": f"2030-{1 + n % 12:02}",
        "label": f"Call: Ada Anders, Bo Berg and others, number {n}",
        "lane": f"type {n % 11}",
        "status": ["occurred", "planned", "denied", "hypothetical"][n % 4],
    }
    for n in range(timeline.MOST + 5)
]


def test_no_two_labels_of_a_timeline_meet() -> None:
    figure = timeline.figure([*EVENTS, {"when": "XXXX-09-09", "label": "Visit"}], "Events")
    found = boxes(figure)
    assert len(found) > timeline.MOST
    assert meeting(found) == []


def test_a_timeline_says_what_it_leaves_out() -> None:
    figure = timeline.figure([*EVENTS, {"when": "XXXX-09-09", "label": "Visit"}], "Events")
    assert [text.get_text() for text in figure.texts] == [
        "Events",
        f"{timeline.MOST} of {len(EVENTS)} events, those told of most often; 1 of unknown day are not drawn",
    ]


@pytest.mark.parametrize("when", ["2030", "2030-05-02", "2030-05/2031-02", "199X"])
def test_a_timeline_of_one_event_is_drawn(when: str) -> None:
    assert timeline.figure([{"when": when, "label": "Call"}], "Events").axes


def test_a_network_keeps_the_strongest_and_says_so() -> None:
    rows = [{"from": "Ada", "to": f"Person {n:02}", "weight": f"{n} 1"} for n in range(network.MOST + 8)]
    figure = network.figure(rows, "Pairs")
    names = [text.get_text() for text in figure.axes[0].texts]
    assert len(names) == network.MOST
    assert "Person 39" in names
    assert "Person 00" not in names
    assert figure.texts[1].get_text() == f"{network.MOST} of {network.MOST + 9} actors, those with most"


def test_a_networks_names_stand_apart_around_the_circle() -> None:
    rows = [{"from": f"习近平 {n}", "to": f"Person {n + 1}", "weight": "2"} for n in range(16)]
    places = [text.get_position() for text in network.figure(rows, "Pairs").axes[0].texts]
    apart = min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for at, (a, b) in enumerate(places) for c, d in places[at + 1 :])
    assert apart > 1.5 * style.FONT_SIZE / 72  # inches: more than the height of a name


def test_no_two_labels_of_a_matrix_meet() -> None:
    rows = [{"row": f"Outlet {n}", "column": f"topic {n % 7}", "value": str(n)} for n in range(1, 30)]
    assert meeting(boxes(matrix.figure(rows, "Which outlet"))) == []


def test_long_labels_are_cut_to_the_columns_that_they_take() -> None:
    assert style.shortened("习近平同特朗普通电话", 9) == "习近平同…"
    assert style.shortened("short") == "short"


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("{kind: pie}", "needs a kind: timeline, network, matrix"),
        ("{kind: timeline, when: a}", "a timeline needs a column for label"),
        ("{kind: matrix, row: a, column: b, value: c, hue: d}", "a matrix has no hue"),
    ],
)
def test_a_header_at_fault_is_named(header: str, message: str) -> None:
    with pytest.raises(KgError, match=message):
        parse_query(f"#+ picture: {header}\nSELECT * {{}}", "mine")


def test_what_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    answer = run(world(), load_query("met"))
    with pytest.raises(KgError, match=r"says of no picture; those of dyads, .*timeline do"):
        draw(world(), None, answer, tmp_path / "a.svg")
    with pytest.raises(KgError, match=r"a\.gif: a picture ends in \.svg, \.png, \.html"):
        draw(world(), Picture("matrix"), answer, tmp_path / "a.gif")
    with pytest.raises(KgError, match="needs the column editors, which the query has not"):
        draw(world(), Picture("matrix", {"row": "editors"}), answer, tmp_path / "a.svg")
    empty = run(world(), load_query("dyads"), {"actor": "norland-post"})
    with pytest.raises(KgError, match="the answer is empty"):
        draw(world(), load_query("dyads").picture, empty, tmp_path / "a.svg")
