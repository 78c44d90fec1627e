"""Words that the grammar does not look at: passages in brackets, and the dateline before a sentence."""

from __future__ import annotations

from kg.analyse.statements.english.words import Tag, Word

_SHORTEST_SENTENCE = 4  # words
_LONGEST_DATELINE = 9  # words
_IN_DATELINE = (Tag.NAME, Tag.COMMA, Tag.TIME, Tag.NUMBER, Tag.BRACKET)


def close_brackets(words: list[Word]) -> list[Word]:
    """Return `words` with each passage in brackets, "(DPP)", as one word that the grammar skips."""
    closed: list[Word] = []
    opened: list[int] = []
    for word in words:
        closed.append(word)
        if word.low in ("(", "["):
            opened.append(len(closed) - 1)
        elif word.low in (")", "]") and opened:
            first = opened.pop()
            if first == 0:  # the whole sentence: "(She says the photo was hers.)"
                continue
            closed[first:] = [Word(closed[first].start, word.end, "()", Tag.BRACKET)]
    return closed


def without_dateline(words: list[Word]) -> list[Word]:
    """Return the words behind "LIMA, July 25 (Reuters): " or "New Delhi: ", where a sentence follows."""
    colon = next((k for k in range(min(_LONGEST_DATELINE, len(words))) if words[k].tag not in _IN_DATELINE), 0)
    if words[colon].tag is not Tag.COLON or colon + _SHORTEST_SENTENCE >= len(words):
        return words
    return words[colon + 1 :] if words[colon + 1].capital and words[colon + 1].tag is not Tag.QUOTE else words
