"""Text as the lexicons spell it: simplified Han, straight apostrophes, plain spaces and figures; every offset kept."""

from __future__ import annotations

import re
from functools import cache

_HAN = re.compile(r"[\u3400-\u9fff]")
_WIDE = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_EAST_ASIAN = re.compile(r"[\u3400-\u9fff\uff10-\uff5a]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
_PLAIN = {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u3000": " ",
    "\t": " ",
    "\u2011": "-",
    "\u2010": "-",
    "\uff0e": ".",
}
# characters written in more than one way that OpenCC leaves alone: 囘應, 指岀, 衞生署
_VARIANTS = {"囘": "回", "囬": "回", "岀": "出", "衞": "卫", "敍": "叙", "峯": "峰", "羣": "群", "麽": "么"}


@cache
def _table() -> dict[str, str]:
    """Every Han character whose simplified form is another single character, by OpenCC's t2s tables."""
    import opencc  # noqa: PLC0415 (loading its dictionaries takes a while; English texts need none)

    han = [chr(c) for block in (range(0x3400, 0x4DC0), range(0x4E00, 0xA000)) for c in block]
    simple = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {a: b for a, b in zip(han, simple, strict=True) if a != b and len(b) == 1} | _VARIANTS


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_table())}]")


def simplify(text: str) -> str:
    """Return `text` with each traditional character simplified, character by character: the length is kept.

    >>> simplify("王毅會見記者")
    '王毅会见记者'
    """
    if text.isascii() or not _HAN.search(text):
        return text
    return _traditional().sub(lambda found: _table()[found[0]], text)


def fold_text(text: str) -> str:
    """Return `text` for look-up, of the same length.

    >>> fold_text("Vietnam’s 會談，９月")
    "Vietnam's 会谈，9月"
    """
    if text.isascii():
        return text.replace("\t", " ")
    for odd, plain in _PLAIN.items():  # few kinds of characters: faster than a look at every single one
        text = text.replace(odd, plain)
    if not _EAST_ASIAN.search(text):
        return text
    return simplify(_WIDE.sub(lambda found: found[0].translate(_NARROW), text))
