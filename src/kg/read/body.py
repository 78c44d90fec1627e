"""Where the article proper begins and ends on its page, and which blocks in between are its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from kg.model import Span
from kg.read.blocks import Block
from kg.read.labels import READABLE, Label, ends_sentence, is_caption, label, patterns, size
from kg.read.teasers import count_teasers

_SENTENCES = frozenset({Label.SENTENCE, Label.PROSE})
_EDGE = 15  # blocks at either end of a page among which pleas for money and consent stand
_PARAGRAPH = 30  # words, more than a headline or a caption has
_COMMA = re.compile(r"[,，](?!\d)")
_NOTE = 400  # characters in which an editor's note lies
_QUOTES = '"“「『‘«'


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a text, what each is, and how it reads when folded."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    labels: tuple[Label, ...]

    def prose(self, start: int, end: int) -> int:
        """How much text to read there is in blocks `start` to `end`, in words."""
        return sum(size(self.texts[at]) for at in range(start, end) if self.labels[at] in _SENTENCES)


def to_page(folded: str, blocks: list[Block]) -> Page:
    """Label every block, by itself and then by its neighbours."""
    blocks = [replace(block, span=_without_notes(folded, block.span)) for block in blocks]
    texts = tuple(folded[block.span.start : block.span.end] for block in blocks)
    edges = {*range(_EDGE), *range(len(blocks) - _EDGE, len(blocks))}
    labels = [Label.CAPTION if block.caption else label(texts[at], edge=at in edges) for at, block in enumerate(blocks)]
    page = Page(tuple(blocks), texts, tuple(labels))
    counts = Counter(texts[:_EDGE])
    for at, text in enumerate(texts):
        if _is_credited(page, at) or (at < _EDGE and counts[text] == 2 and _is_printed_twice(page, at)):
            labels[at] = Label.CAPTION
    return replace(page, labels=tuple(labels))


def _without_notes(folded: str, span: Span) -> Span:
    """`span` without the editor's notes in brackets at its end ("（編輯：王小華）1150303")."""
    while folded[span.end - 1] in ")）]】〕" or folded[span.end - 1].isdigit():
        offset = max(span.start, span.end - _NOTE)
        tail = folded[offset : span.end].lower()
        opening = max(map(tail.rfind, "(（[【〔"))
        before = tail[: max(opening, 0)].rstrip()
        if not before or not patterns("notes").fullmatch(tail[opening:]):
            break
        span = Span(span.start, offset + len(before))
    return span


def _is_credited(page: Page, at: int) -> bool:
    """A line right above "Photo: Reuters" describes the picture."""
    return (
        at + 1 < len(page.blocks)
        and page.labels[at + 1] is Label.CREDIT
        and not page.blocks[at + 1].gap
        and page.labels[at] in READABLE
        and size(page.texts[at]) <= 60
    )


def _is_printed_twice(page: Page, at: int) -> bool:
    """A sentence printed twice on end, above the article, is the text behind a picture and below it."""
    text = page.texts[at]
    twice = text in (page.texts[at - 1 : at] + page.texts[at + 1 : at + 2])
    return twice and page.labels[at] in _SENTENCES and 4 <= size(text) <= 30


def first_prose(page: Page) -> int:
    """The first block that is surely text of the article; the head of the page lies before it."""
    at = next((n for n, found in enumerate(page.labels) if found is Label.PROSE), None)
    if at is None:
        at = next((n for n, found in enumerate(page.labels) if found is Label.SENTENCE), len(page.blocks))
    later = _head_goes_on(page, at)
    while later is not None:
        at = later
        later = _head_goes_on(page, at)
    return at


def _head_goes_on(page: Page, at: int) -> int | None:
    """A date line or a repeated headline below one or two sentences shows that these were still the head."""
    counts = Counter(page.texts[:at])
    for later in range(at + 1, min(at + 4, len(page.blocks))):
        again = size(page.texts[later]) >= 4 and page.labels[later] is Label.SHORT and counts[page.texts[later]]
        if page.labels[later] is Label.DATE or again:
            following = next((n for n in range(later + 1, len(page.blocks)) if page.labels[n] is Label.PROSE), None)
            before = page.prose(at, later)
            if following is not None and before <= 60 and before < page.prose(following, len(page.blocks)):
                return following
    return None


def find_paragraphs(page: Page, *, title: str | None, whole: bool) -> tuple[Span, ...]:
    """Return the paragraphs of the article proper.

    Args:
        page: the labelled blocks.
        title: the headline, folded; blocks that only repeat it are left out.
        whole: the text is known to be an article and nothing else, so headings are kept at both its ends.
    """
    start = _first_kept(page) if whole else _start(page, title)
    end = _end(page, start, whole=whole)
    kept = [at for at in range(start, end) if _is_kept(page, at)] if whole else _readable_between(page, start, end)
    if not whole:
        kept = kept[: len(kept) - count_teasers([page.texts[at] for at in kept])]
    seen: set[str] = set()
    spans = []
    for at in kept:
        text = page.texts[at]
        if text in seen or (title and _same(text, title)):
            continue
        if size(text) >= 8:
            seen.add(text)
        spans.append(page.blocks[at].span)
    return tuple(spans)


def _same(text: str, title: str) -> bool:
    return size(title) >= 3 and text.split() == title.split()


def _first_kept(page: Page) -> int:
    return next((at for at in range(len(page.blocks)) if _is_kept(page, at)), len(page.blocks))


def _start(page: Page, title: str | None) -> int:
    """The first block of the article: the first prose, and what stands between it and the head."""
    first = first_prose(page)
    if first == len(page.blocks):
        return _first_kept(page)
    start = first
    while start and _opens(page, start - 1, title):
        start -= 1
    return start


def _opens(page: Page, at: int, title: str | None) -> bool:
    """Whether a block above the first prose is already the article's: a sentence, or who says the quotation below."""
    text = page.texts[at]
    if page.blocks[at].heading or (title and _same(text, title)):
        return False
    if page.labels[at] is Label.SENTENCE:
        return at > 0 or text[-1] not in "?!？！"  # "Is the truce over?" at the very top is a headline
    if page.labels[at] is not Label.SHORT or at == 0:
        return False
    return (size(text) >= 3 and page.texts[at + 1][:1] in _QUOTES) or _is_unfinished(text)


def _is_unfinished(text: str) -> bool:
    """Whether a line is a paragraph that lost its full stop: "当地时间26日，某国总统表示，若对方同意停火，他将…"."""
    return size(text) >= _PARAGRAPH and len(_COMMA.findall(text)) > 1 and text[-1] not in ")）]】" and "。" not in text


def _end(page: Page, start: int, *, whole: bool) -> int:
    """The block behind the last one of the article."""
    end = len(page.blocks)
    for at in range(start + 1, end):
        stops = page.labels[at] is Label.ENDING or _opens_teasers(page, at)
        if stops and page.prose(start, at) >= 0.6 * page.prose(at, len(page.blocks)):
            end = at
            break
    while end > start + 1 and not (_is_kept(page, end - 1) if whole else _closes(page, end - 1)):
        end -= 1
    if end == start + 1 and page.prose(start, len(page.blocks)) == 0:
        return len(page.blocks)  # nothing but headings: better all of them than one
    return end


def _is_kept(page: Page, at: int) -> bool:
    """Whether a block of a text known to be an article is read: what is not clearly furniture."""
    found = page.labels[at]
    doubtful = found in (Label.CAPTION, Label.TEASER, Label.BYLINE) and ends_sentence(page.texts[at])
    return found in READABLE or (doubtful and not page.blocks[at].caption)


def _closes(page: Page, at: int) -> bool:
    return page.labels[at] in _SENTENCES and not _is_note(page.texts[at])


def _opens_teasers(page: Page, at: int) -> bool:
    """Whether the truncated beginnings of other articles begin here and fill the rest of the page."""
    if page.labels[at] is not Label.TEASER:
        return False
    rest = page.labels[at:]
    return rest.count(Label.TEASER) >= 2 and rest.count(Label.PROSE) <= rest.count(Label.TEASER)


def _is_note(text: str) -> bool:
    """A closing block all in brackets is a note on the author or the editing."""
    return text[:1] in "(（[【" and text[-1:] in ")）]】"


def _readable_between(page: Page, start: int, end: int) -> list[int]:
    """The numbers of the blocks to read; links under a heading such as "Related stories" go with it."""
    kept = []
    linking = False
    for at in range(start, end):
        found = page.labels[at]
        if found in (Label.ENDING, Label.ASIDE):
            linking = found is Label.ENDING
        elif found in _SENTENCES or found in (Label.PLEA, Label.TEASER) or _is_telling_caption(page, at):
            linking = False
            kept.append(at)
        elif found is Label.SHORT and not linking:  # a heading inside the article
            kept.append(at)
    return kept


def _is_telling_caption(page: Page, at: int) -> bool:
    """A whole sentence that the page marks as the caption of a figure inside the article is read like the rest."""
    return (
        page.blocks[at].caption
        and size(page.texts[at]) >= 8
        and (ends_sentence(page.texts[at]) or is_caption(page.texts[at].lower()))
    )
