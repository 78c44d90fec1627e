"""Headline, time of publication, outlet and author, where the text of a page shows them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from kg.lexicon import load_lexicon
from kg.model import Span
from kg.read.body import Page, first_prose
from kg.read.dates import date_in_address, find_dates
from kg.read.labels import Label, date_line, patterns, size
from kg.read.outlets import Outlet, find_outlet, outlet_at, outlet_in, outlet_of_url

_ADDRESS = re.compile(r"https?://[^\s()<>\"']{4,2000}")
_PEN_NAME = re.compile(
    r"[(（](?P<author>[^()（）,.]{2,40}?) is (?:a|the) (?:pen name|pseudonym)\b[^()（）]{0,40}?\b(?:by|of|for) "
    r"(?P<outlet>[A-Z][^()（）]{2,60})"
)
_SOURCE = re.compile(
    r"(?:来源|出处|稿源|source|via)\s?[:：]\s?(?P<name>[^\s，。,|｜丨/;；][^，。,|｜丨/;；\n]{1,40})", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|版权所有)[\s©:：]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s*(?P<name>.{2,60})", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?P<title>.{8,}?)\s*[-–—|_｜]\s*(?P<name>[^-–—|_｜]{2,40})")
_SECTION = re.compile(r"[^/>›»|]{1,40}(?:[/>›»|][^/>›»|]{1,40})+")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,6}")
_LATIN_NAME = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}")


def find_title(text: str, page: Page) -> Span | None:
    """Return the headline: a heading, a line printed again, or the first long line above the article."""
    behind_date = _title_behind_date(page)
    if behind_date:
        return _without_prefix(text, behind_date)
    head = range(first_prose(page))
    candidates = [at for at in head if _may_be_title(page, at)]
    headings = [at for at in candidates if page.blocks[at].heading]
    again = Counter(page.texts)
    repeated = [at for at in candidates if again[page.texts[at]] > 1]
    if headings:
        at = min(headings, key=lambda n: (page.blocks[n].heading, n))
        return _without_prefix(text, page.blocks[at].span)
    for at in repeated or candidates:
        return _without_prefix(text, page.blocks[at].span)
    return None


def _may_be_title(page: Page, at: int) -> bool:
    text = page.texts[at]
    wordy = size(text) >= (2 if page.blocks[at].heading else 4)
    first = at == (1 if page.blocks[0].fetched else 0)
    sentence = page.labels[at] in (Label.SENTENCE, Label.PROSE) and (first or bool(page.blocks[at].heading))
    return (
        (page.labels[at] is Label.SHORT or sentence)
        and wordy
        and "。" not in text[:-1]
        and len(text) <= 400
        and not _SECTION.fullmatch(text)
        and find_outlet(text) is None
    )


def _without_prefix(text: str, span: Span) -> Span:
    """The headline without "原创" or "Exclusive:" before it and the outlet's name behind it."""
    match = re.compile(f"(?:(?:{patterns('title-prefixes').pattern})[\\s:：|｜]+)+", re.IGNORECASE).match(text, *span)
    start = match.end() if match and match.end() < span.end else span.start
    suffix = _SUFFIX.fullmatch(text, start, span.end)
    if suffix and find_outlet(suffix["name"]):
        return Span(start, suffix.end("title"))
    return Span(start, span.end)


def _title_behind_date(page: Page) -> Span | None:
    """The headline of a line such as `date 2025-11-28 The headline`."""
    if len(page.blocks) < 2 or not page.blocks[0].fetched or page.labels[1] not in (Label.SHORT, Label.SENTENCE):
        return None
    return page.blocks[1].span if _may_be_title(page, 1) else None


def find_published(page: Page, known: str | None) -> str | None:
    """Return the day or minute of publication.

    That of the first date line, else of a byline, else the one that an archive put before, else that of an address.
    """
    for at, found in enumerate(page.labels):
        if found is Label.DATE and not page.blocks[at].fetched:
            date = date_line(page.texts[at])
            return date.iso if date else None
    elsewhere = [text for text, found in zip(page.texts, page.labels, strict=True) if found is Label.BYLINE]
    elsewhere += [text for text, block in zip(page.texts, page.blocks, strict=True) if block.fetched]
    for date in chain.from_iterable(map(find_dates, elsewhere)):
        return date.iso
    return next((day for url in [known, *_addresses(page)] if url and (day := date_in_address(url))), None)


def _addresses(page: Page) -> list[str]:
    """Web addresses outside the running text: the page's own, not those it cites."""
    return [
        match[0]
        for text, found in zip(page.texts, page.labels, strict=True)
        if found in (Label.NOISE, Label.DATE, Label.ASIDE)
        for match in _ADDRESS.finditer(text)
    ]


def find_outlet_of_page(text: str, page: Page, url: str | None, dateline: str | None) -> Outlet | str | None:
    """Return the outlet; the surest sign first, a name that no lexicon knows as it is written."""
    for address in [url, *_addresses(page)]:
        known = outlet_of_url(address) if address else None
        if known:
            return known
    if dateline:
        return outlet_at(dateline) or dateline.strip()
    return _named_outlet(text, page)


def _named_outlet(text: str, page: Page) -> Outlet | str | None:
    """The outlet that a line about the page names."""
    pen_name = _PEN_NAME.search(text[-2000:])
    if pen_name and (known := outlet_in(pen_name["outlet"])):
        return known
    prose = first_prose(page)
    for at, line in enumerate(page.texts):
        if len(line) > 300 or page.labels[at] in (Label.PROSE, Label.SENTENCE):
            continue
        for pattern in (_SOURCE, _COPYRIGHT):
            match = pattern.search(line)
            known = outlet_in(match["name"]) if match else None
            if known:
                return known
        suffix = _SUFFIX.fullmatch(line) if at < prose else None
        known = find_outlet(line) if at < prose else None
        known = known or (find_outlet(suffix["name"]) if suffix else None)
        if known:
            return known
    return None


def find_author(text: str, page: Page) -> str | None:
    """Return the author: of a byline, a note on a pen name, or a name alone between headline and date."""
    for at, found in enumerate(page.labels):
        if found in (Label.BYLINE, Label.DATE):  # "By Jane Smith | Thursday 5 March 2026 07.20 GMT"
            match = patterns("bylines").fullmatch(page.texts[at])
            name = next((group for group in match.groupdict() if match[group]), None) if match else None
            if match and name and match[name].lower() not in load_lexicon("boilerplate")["nobody"]:
                start = page.blocks[at].span.start + match.start(name)
                return text[start : start + len(match[name])].strip()
    pen_name = _PEN_NAME.search(text[-2000:])
    return pen_name["author"] if pen_name else _name_above_date(text, page)


def _name_above_date(text: str, page: Page) -> str | None:
    """A name alone in its line: 创始人 between the headline and 2025-09-12 22:03:00."""
    for at in range(1, min(first_prose(page), 8) - 1):
        span = page.blocks[at].span
        line = text[span.start : span.end]
        if page.labels[at + 1] is not Label.DATE or page.labels[at] is not Label.SHORT or find_outlet(line):
            continue
        if line.lower() in load_lexicon("boilerplate")["nobody"]:
            continue
        if _HAN_NAME.fullmatch(line) or _LATIN_NAME.fullmatch(line):
            return line
    return None
