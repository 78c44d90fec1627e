"""How pictures look, their fonts, and how they are written: the same bytes for the same answer."""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from kg.answers import width
from kg.errors import KgError

# eight colours that are told apart without seeing red or green (Okabe and Ito)
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f6a00", "#000000")
REST = "#999999"
INK = "#333333"
FONT_SIZE = 9.0
COLUMN = FONT_SIZE * 0.56 / 72  # inches that one column of text takes; a Han character takes two
LONGEST_LABEL = 56  # columns
_LATIN = "DejaVu Sans"  # comes with matplotlib
# fonts with Chinese characters that systems bring or people install, the lighter on the eye first
_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",
    "Noto Sans CJK TC",
    "Hiragino Sans GB",
    "Heiti TC",
    "SimHei",
    "SimSun",
    "Droid Sans Fallback",
    "Arial Unicode MS",
)
# what an SVG says of fonts: the same on every machine, and for programs that look for no substitute themselves
_FAMILIES = "font-family: " + "".join(f"'{name}', " for name in (_LATIN, *_CHINESE[:7])) + "sans-serif"
_FAMILY = re.compile('font-family: [^;"]+')
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
NO_GLYPHS = (
    "no font of this machine has Chinese characters; install one (Debian: fonts-noto-cjk), "
    "or draw .svg or .html, which browsers show with fonts of their own"
)


@contextmanager
def styled(texts: Iterable[str]) -> Iterator[bool]:
    """Set fonts and sizes while a picture of these texts is drawn; yield whether every text has its glyphs."""
    chinese = any(_HAN.search(text) for text in texts)
    found = chinese_font() if chinese else None
    settings = {
        "font.family": [_LATIN, *([found] if found else [])],
        "font.size": FONT_SIZE,
        "svg.hashsalt": "readout",
        "svg.fonttype": "none",  # text stays text: it can be found, copied, and shown in the reader's font
        "axes.edgecolor": INK,
        "text.color": INK,
    }
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # a Chinese font need not come in bold
    with mpl.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # told once, and only where it matters
        yield bool(found) or not chinese


def chinese_font() -> str | None:
    """Return a font of this machine that has Chinese characters; None where there is none."""
    # Matplotlib remembers fonts that have gone
    there = {font.name for font in font_manager.fontManager.ttflist if Path(font.fname).is_file()}
    return next((name for name in _CHINESE if name in there), None)


def svg(figure: Figure) -> str:
    """Return a picture as SVG, without the day on which it was drawn and the fonts that were there."""
    out = io.StringIO()
    FigureCanvasSVG(figure).print_svg(out, metadata={"Date": None})
    return _FAMILY.sub(_FAMILIES, out.getvalue())


def png(figure: Figure, *, has_glyphs: bool) -> bytes:
    """Return a picture as PNG.

    Raises:
        KgError: no font has the characters that it shows.
    """
    if not has_glyphs:
        raise KgError(NO_GLYPHS)
    out = io.BytesIO()
    FigureCanvasAgg(figure).print_png(out, metadata={"Software": None})
    return out.getvalue()


def shortened(label: str, columns: int = LONGEST_LABEL) -> str:
    """Return a label that takes no more than so many columns.

    >>> shortened("Call: Ada Anders, Bo Berg", 12)
    'Call: Ada A…'
    """
    if width(label) <= columns:
        return label
    kept = label
    while width(kept) > columns - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def inches(label: str) -> float:
    """Return about how many inches a label is long."""
    return width(label) * COLUMN


def title(figure: Figure, text: str, note: str = "") -> None:
    """Write what the picture shows above it, and what it leaves out below that."""
    height = figure.get_figheight()
    figure.text(0.02, 1 - 0.12 / height, text, va="top", ha="left", fontsize=FONT_SIZE + 3, fontweight="bold")
    if note:
        figure.text(0.02, 1 - 0.40 / height, note, va="top", ha="left", fontsize=FONT_SIZE - 0.5, color="#666666")
