"""English time expressions: "on Wednesday night", "November 24", "late October", "the next day"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from string import digits

from kg.analyse.times import resolve
from kg.analyse.times.dates import Date
from kg.analyse.times.english_direction import direction
from kg.analyse.times.resolve import Dates, Setting
from kg.analyse.times.rules import Grammar, Groups, Rule, alternatives
from kg.lexicon import load_lexicon

_SIGNS = {"next": 1, "last": -1, "past": -1, "this": 0, "current": 0, "previous": -1, "coming": 1}
_UNITS = ("day", "week", "month", "year")
_SHORT = 3  # letters of a word that stands everywhere: a, the, one
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d,]*\d|\.\d|%)"


def _number(text: str | None) -> int:
    figures = text or ""
    return int(figures if figures.isdecimal() else re.sub(r"\D", "", figures) or 0)


def _month(groups: Groups) -> int:
    return int(load_lexicon("times.en")["months"][groups["month"]])


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())


def _sign(groups: Groups) -> int:
    return _SIGNS[(groups["sign"] or "this").lower().split()[-1]]


def _iso(groups: Groups, _: Setting) -> Dates:
    return resolve.full_date(_number(groups["year"]), _number(groups["number"]), _number(groups["day"]))


def _days(groups: Groups, setting: Setting) -> Dates:
    first, last = ({**groups, "day": groups[part]} for part in ("day", "last"))
    dates = (*_date(first, setting), *_date(last, setting))
    return resolve.interval(dates) if len(dates) == 2 else ()


def _date(groups: Groups, setting: Setting) -> Dates:
    if groups.get("event"):
        return ()
    if groups["year"]:
        return resolve.full_date(_number(groups["year"]), _month(groups), _number(groups["day"]))
    return resolve.month_day(setting, _month(groups), _number(groups["day"]), _years_away(groups))


def _years_away(groups: Groups) -> int | None:
    """How far the year lies that a word names: "3 May next year"."""
    word = groups.get("which")
    return _SIGNS[word] if word else None


def _month_of_year(groups: Groups, _: Setting) -> Dates:
    return (Date(_number(groups["year"]), _month(groups)),)


def _month_of_named_year(groups: Groups, setting: Setting) -> Dates:
    years = resolve.relative_year(setting, _years_away(groups) or 0)
    return tuple(Date(date.year, _month(groups)) for date in years)


def _month_alone(groups: Groups, setting: Setting) -> Dates:
    return resolve.month(setting, _month(groups))


def _signed_month(groups: Groups, setting: Setting) -> Dates:
    return resolve.neighbouring_month(setting, _month(groups), _sign(groups))


def _weekday_number(groups: Groups) -> int:
    return int(load_lexicon("times.en")["weekdays"][groups["weekday"]])


def _weekday(groups: Groups, setting: Setting) -> Dates:
    return resolve.weekday(setting, _weekday_number(groups))


def _signed_weekday(groups: Groups, setting: Setting) -> Dates:
    sign = _sign(groups)
    number = _weekday_number(groups)
    if sign:
        return resolve.neighbouring_weekday(setting, number, sign)
    return resolve.weekday(setting, number, week=0)


def _unit(groups: Groups, setting: Setting) -> Dates:
    return resolve.ago(setting, -_sign(groups), groups["unit"] or "")


def _ago(groups: Groups, setting: Setting) -> Dates:
    count = _plain(groups["count"]).lower()
    numbers = load_lexicon("times.en")["numbers"]
    return resolve.ago(setting, numbers.get(count) or _number(count), groups["unit"] or "")


def _relative_day(groups: Groups, setting: Setting) -> Dates:
    return resolve.relative_day(setting, load_lexicon("times.en")["days"][_plain(groups["word"]).lower()])


def _next_day(groups: Groups, setting: Setting) -> Dates:
    return resolve.following_day(setting, load_lexicon("times.en")["next-days"][_plain(groups["word"]).lower()])


def _holiday(groups: Groups, setting: Setting) -> Dates:
    month, day = load_lexicon("times.en")["holidays"][_plain(groups["word"])]
    return resolve.month_day(setting, month, day)


def _decade(groups: Groups, _: Setting) -> Dates:
    return (Date(_number(groups["year"]), decade=True),)


def _years(groups: Groups, _: Setting) -> Dates:
    return resolve.interval((Date(_number(groups["year"])), Date(_number(groups["last"]))))


def _year(groups: Groups, _: Setting) -> Dates:
    return (Date(_number(groups["year"])),)


def _initial(words: Iterable[str]) -> str:
    """A pattern for `words` that also matches them at the start of a sentence."""
    return alternatives([*words, *(word.capitalize() for word in words)])


@cache
def _words() -> dict[str, str]:
    """The patterns that the rules are made of."""
    lexicon = load_lexicon("times.en")
    doubtful = lexicon["doubtful-months"]
    paper = alternatives(lexicon["not-before"])
    return {
        "month": f"(?P<month>{alternatives(lexicon['months'])})",
        "sure": f"(?P<month>{alternatives([name for name in lexicon['months'] if name not in doubtful])})",
        "day": f"(?P<day>{_DAY})",
        "year": f"(?P<year>{_YEAR})",
        "which": r"(?:(?:of\s+)?(?P<which>last|this|next)\s+year\b)",
        "weekday": rf"(?P<weekday>{alternatives(lexicon['weekdays'])})(?![\w-]|\s+{paper}\b)",
        "not_after": "".join(rf"(?<!\b{word}\s)" for word in lexicon["not-after"]),
        "sign": r"(?P<sign>[Nn]ext|[Ll]ast|[Tt]his\s+(?:past|coming)|[Tt]his|(?:[Tt]he\s+)?[Pp]revious|[Cc]urrent)",
        "count": rf"(?P<count>\d{{1,3}}|{_initial(lexicon['numbers'])})",
        "month_opener": _initial(lexicon["month-openers"]),
        "year_opener": _initial([*lexicon["year-openers"], "the"]),
        "any_opener": _initial([*lexicon["year-openers"], *lexicon["weak-year-openers"]]),
        # "in 2014 was", but no "in 2000 cases"
        "no_count": r"(?!\s+(?!(?:was|is|has|does|as|its|this|his|across)\b)(?:[a-z]+s|people|percent|men|women)\b)",
        # "the Sept. 11 attacks": the day is that of an event whose year everybody knows
        "event": rf"(?P<event>\s+{alternatives(lexicon['days-of-events'])}\b)",
        "days": f"(?P<word>{_initial(lexicon['days'])})",
        "next_days": f"(?P<word>{_initial(lexicon['next-days'])})",
        "holidays": f"(?P<word>{alternatives(lexicon['holidays'])})",
        "to": r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\band\b)\s*",
    }


@cache
def grammar() -> Grammar:
    """The rules of English, most specific first."""
    w, o = _words(), _openings()
    month, day, year, sign = w["month"], w["day"], w["year"], w["sign"]
    opened = rf"(?:\b{w['year_opener']}[\s-]|\w['’]s\s)\s*"  # "in 2013", "Norland's 2013 vote"
    closed = rf"\b{w['any_opener']}[\s-]+"
    rules = (
        Rule(digits, r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])", _iso),
        Rule(o["months"], rf"{month}\s+{day}{w['to']}(?P<last>{_DAY})(?:,?\s+{year})?(?!\s+per)", _days),
        Rule(o["months"], rf"{month}\s+(?:the\s+)?{day}(?:,?\s+(?:{year}|{w['which']})|{w['event']})?", _date),
        Rule(digits, rf"{day}\s+(?:of\s+)?{month}(?![\w-])(?:,?\s+(?:{year}|{w['which']}))?", _date),
        Rule(o["months"], rf"{month},?\s+(?:of\s+)?{year}", _month_of_year),
        Rule(o["months"], rf"{month},?\s+{w['which']}", _month_of_named_year),
        Rule(o["signs"], rf"{sign}\s+{month}(?![\w-])", _signed_month),
        Rule(o["months"], rf"{w['sure']}(?![\w-]|\s+[A-Z])", _month_alone),
        Rule(o["months"], rf"{month}(?![\w-])", _month_alone, after=rf"\b{w['month_opener']}[\s-]+"),
        Rule(o["signs"], rf"{sign}\s+{w['weekday']}", _signed_weekday),
        Rule(o["weekdays"], rf"{w['not_after']}{w['weekday']}", _weekday),
        Rule(o["days"], rf"{w['days']}(?![\w-]|'s\s+world\b)", _relative_day),
        Rule(o["next-days"], rf"{w['next_days']}\b", _next_day, stated=False),
        Rule(o["signs"], rf"{sign}\s+(?:fiscal\s+)?(?P<unit>week|month|year)\b(?!-)", _unit),
        Rule(o["counts"], rf"{w['count']}\s+(?P<unit>day|week|month|year)s?\s+ago\b", _ago),
        Rule(o["holidays"], rf"{w['holidays']}\b", _holiday),
        Rule(["fiscal", "Fiscal", "FY"], rf"(?:[Ff]iscal\s+(?:[Yy]ear\s+)?|FY\s?){year}\b", _year),
        Rule(digits, r"(?P<year>(?:1[5-9]|20)\d0)'?s\b", _decade),
        Rule(digits, rf"{year}[-–](?P<last>{_YEAR})\b", _years),
        Rule(digits, rf"{year}(?=[.,;:)]|\s+(?:and|to|until)\b|\s*$)", _year, after=closed),
        Rule(digits, rf"{year}\b(?!-){w['no_count']}", _year, after=opened),
    )
    return Grammar(rules, r"\b", digits, direction)


@cache
def _openings() -> dict[str, list[str]]:
    """How each kind of expression begins: `Next`, `a day`; a short word alone would stand everywhere."""
    lexicon = load_lexicon("times.en")
    counts = [f"{number} {unit}" for number in lexicon["numbers"] for unit in _UNITS]
    phrases = {key: lexicon[key] for key in ("months", "weekdays", "days", "next-days", "holidays")}
    found = {key: _firsts(listed) for key, listed in phrases.items()}
    return {**found, "signs": _firsts([*_SIGNS, "the previous"]), "counts": [*digits, *_firsts(counts)]}


def _firsts(phrases: Iterable[str]) -> list[str]:
    """The first words of `phrases`, also at the start of a sentence; a short one with the next word's first letter."""
    found = []
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        opening = [first + gap + rest[0] for gap in " \n"] if rest and len(first) <= _SHORT else [first]
        found += [word for plain in opening for word in (plain, plain[0].upper() + plain[1:])]
    return list(dict.fromkeys(found))
