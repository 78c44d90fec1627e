"""Which language a text is written in: by its script, and for Latin letters by its little words.

The analysis knows English and Chinese; every other tag only keeps English rules off a French text.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import load_lexicon

_SAMPLE = 20_000  # characters; a language shows long before
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
# scripts that name a language by themselves; a narrower one stands before a wider one
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30fa\u30fc-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("uk", re.compile(r"[\u0404\u0406\u0407\u0454\u0456\u0457]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06af]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
# of a text's letters, how many must be kana, or і and ї, for the rest to count as that language
_MARKS_ENOUGH = {"ja": 0.2, "uk": 0.02, "fa": 0.005}
_WIDER = {"uk": "ru", "fa": "ar"}


@cache
def _little_words() -> dict[str, frozenset[str]]:
    return {tag: frozenset(words) for tag, words in load_lexicon("read-languages").items()}


def detect_language(text: str) -> str:
    """Return a primary BCP 47 tag, "und" where nothing shows it.

    >>> detect_language("Le président a déclaré que la réunion est utile pour les deux pays.")
    'fr'
    """
    sample = text[:_SAMPLE]
    han = len(_HAN.findall(sample))
    words = [word.lower() for word in _LATIN_WORD.findall(sample)]
    other = None if sample.isascii() else _by_script(sample, han, len(words))
    if other:
        return other
    if not han and not words:
        return "und"
    return "zh" if han >= 1.5 * len(words) else _by_little_words(words)


def _by_script(sample: str, han: int, latin_words: int) -> str | None:
    """The language of a script other than Han and Latin, where it carries the text."""
    counts = {tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPTS}
    for tag, count in counts.items():
        base = counts[_WIDER[tag]] if tag in _WIDER else count + han
        enough = count >= _MARKS_ENOUGH.get(tag, 0.5) * max(base, 1)
        letters = base if tag in _WIDER else count
        if count and enough and letters > latin_words * 3:
            return tag
    return None


def _by_little_words(words: list[str]) -> str:
    """The language whose closed-class words are the most frequent; English unless another clearly is."""
    hits = {tag: sum(word in little for word in words) for tag, little in _little_words().items()}
    best = max(hits, key=lambda tag: hits[tag])
    english = hits["en"]
    if hits[best] >= 3 and hits[best] > 1.5 * english:
        return best
    # a long text almost without "the", "of", "and" is none of the languages listed
    return "und" if len(words) >= 40 and english < 0.06 * len(words) else "en"
