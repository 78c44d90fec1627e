"""Chinese time expressions, in the folded text: 9月9日晚, 24日, 去年11月, 本周四, 民国114年, 次日."""

from __future__ import annotations

import re
from functools import cache
from string import digits

from kg.analyse.times import resolve
from kg.analyse.times.dates import Date
from kg.analyse.times.resolve import Dates, Direction, Setting
from kg.analyse.times.rules import Grammar, Groups, Rule, alternatives
from kg.lexicon import load_lexicon

_TENS = "(?:三十一?|卅一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)"
_HAN_DAY = f"(?:{_TENS}|[一二三四五六七八九])"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|{_HAN_DAY})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:(?:1[5-9]|20)\d\d|[一二][〇零○一二三四五六七八九]{3})"
_ON_DAY = r"\s?[日号](?![本元程益趋渐照])"  # 日本, 日元, 日益 are no days
_IN_BRACKETS = rf"[（(]\s?(?P<day>{_DAY})\s?[日号]?[）)]"
_IN_FIGURES = r"[（(](?P<month>1[0-2]|0?[1-9])/(?P<date>3[01]|[12]\d|0?[1-9])[）)]"  # 周一（11/24）
_CLAUSE_END = re.compile("[，,；;：:。]")
_REPUBLIC_YEAR = r"(?:\d{1,3}|[一二三四五六七八九十百零〇]{1,6})"
_BARE_REPUBLIC_YEAR = r"(?<![\d元])(?P<bare>1[0-2]\d)年\s?(?=\d{1,2}\s?月)"  # 114年11月24日, as in Taiwan
_REPUBLIC = 1911  # the year before the first of the Republic of China's calendar


def _number(text: str | None) -> int:
    """Return the number that digits or Chinese numerals write: 24, 二十四, 二〇二五, ２４."""
    word = text or ""
    if word.isdecimal():
        return int(word)
    numerals = load_lexicon("times.zh")["digits"]
    word = word.replace("廿", "二十").replace("卅", "三十")
    if "百" in word or "十" in word:
        hundreds, _, rest = word.rpartition("百")
        tens, ten, ones = rest.lstrip("零〇").rpartition("十")
        value = 10 * int(numerals.get(tens, 1)) if ten else 0
        return 100 * int(numerals.get(hundreds, 0)) + value + int(numerals.get(ones, 0))
    return int("".join(str(numerals.get(char, "")) for char in word) or 0)


def _year_of(groups: Groups) -> int | None:
    """The year that the expression gives in digits: 2025年, 民国114年."""
    if groups.get("year"):
        return _number(groups["year"])
    if republic := groups.get("republic") or groups.get("bare"):
        return _number(republic) + _REPUBLIC
    return None


def _full(groups: Groups, setting: Setting) -> Dates:
    month, day = _number(groups["month"]), _number(groups["day"])
    if (year := _year_of(groups)) is not None:
        return resolve.full_date(year, month, day)
    word = groups.get("word")
    return resolve.month_day(setting, month, day, load_lexicon("times.zh")["years"][word] if word else None)


def _again(*_: object) -> Dates:
    """Read 每年9月3日: a day of every year is no day."""
    return ()


def _days(groups: Groups, setting: Setting) -> Dates:
    first = _full(groups, setting)
    last = _full({**groups, "month": groups["last_month"] or groups["month"], "day": groups["last"]}, setting)
    return resolve.interval((*first, *last)) if first and last else ()


def _month(groups: Groups, setting: Setting) -> Dates:
    number = _number(groups["month"])
    if (year := _year_of(groups)) is not None:
        return (Date(year, number),)
    if groups.get("word"):
        years = resolve.relative_year(setting, load_lexicon("times.zh")["years"][groups["word"]])
        return tuple(Date(date.year, number) for date in years)
    return resolve.month(setting, number)


def _year(groups: Groups, _: Setting) -> Dates:
    return (Date(_year_of(groups)),)


def _named_year(groups: Groups, setting: Setting) -> Dates:
    return resolve.relative_year(setting, load_lexicon("times.zh")["years"][groups["word"]])


def _decade(groups: Groups, _: Setting) -> Dates:
    return (Date(_number(groups["year"]), decade=True),)


def _named_month(groups: Groups, setting: Setting) -> Dates:
    months = load_lexicon("times.zh")["months"][groups["word"]]
    if groups["day"]:
        return resolve.month_known(setting, _number(groups["day"]), months)
    return resolve.relative_month(setting, months)


def _day(groups: Groups, setting: Setting) -> Dates:
    return resolve.day_of_month(setting, _number(groups["day"]))


def _days_of_month(groups: Groups, setting: Setting) -> Dates:
    days = (resolve.day_of_month(setting, _number(groups[part])) for part in ("day", "last"))
    dates = [date for found in days for date in found]
    return resolve.interval(dates) if len(dates) == 2 else ()


def _weekday(groups: Groups, setting: Setting) -> Dates:
    lexicon = load_lexicon("times.zh")
    number = lexicon["weekdays"][groups["weekday"]]
    if groups["month"]:
        return resolve.nearest_day(setting, _number(groups["month"]), _number(groups["date"]))
    if groups["day"]:
        return resolve.weekday_of_day(setting, number, _number(groups["day"]))
    if groups["word"]:
        return resolve.weekday(setting, number, week=lexicon["weeks"][groups["word"]])
    return resolve.weekday(setting, number)


def _week(groups: Groups, setting: Setting) -> Dates:
    return resolve.relative_week(setting, load_lexicon("times.zh")["weeks"][groups["word"]])


def _ago(groups: Groups, setting: Setting) -> Dates:
    unit = load_lexicon("times.zh")["units"][groups["unit"]]
    return resolve.ago(setting, _number(groups["count"]), unit)


def _relative_day(groups: Groups, setting: Setting) -> Dates:
    return resolve.relative_day(setting, load_lexicon("times.zh")["days"][groups["word"]])


def _bracketed_day(groups: Groups, setting: Setting) -> Dates:
    """Read 昨（12）日: the word counts from the article's date, where none is known the number is all there is."""
    number = _number(groups["day"])
    counted = resolve.relative_day(setting, load_lexicon("times.zh")["days"][f"{groups['word']}天"])
    return resolve.nearest_of_month(counted[0], number) if counted else resolve.day_of_month(setting, number)


def _yesterday(_: Groups, setting: Setting) -> Dates:
    return resolve.relative_day(setting, -1)


def _next_day(groups: Groups, setting: Setting) -> Dates:
    return resolve.following_day(setting, load_lexicon("times.zh")["next-days"][groups["word"]])


def _holiday(groups: Groups, setting: Setting) -> Dates:
    month, day = load_lexicon("times.zh")["holidays"][groups["word"]]
    return resolve.month_day(setting, month, day)


@cache
def _words() -> dict[str, str]:
    """The patterns that the rules are made of."""
    lexicon = load_lexicon("times.zh")
    needs = lexicon["holiday-needs"]
    holidays = [
        re.escape(name) + (f"(?={alternatives(needs[name])})" if name in needs else "") for name in lexicon["holidays"]
    ]
    keys = ("years", "months", "weeks", "days", "next-days")
    named = {key: f"(?P<word>{alternatives(lexicon[key])})" for key in keys}
    free = r"(?<![\d.第每一二三四五六七八九十廿卅])"  # no part of a longer number
    year = rf"(?:(?<!\d)(?:(?P<year>{_YEAR})\s?年|民国(?P<republic>{_REPUBLIC_YEAR})年|{named['years']})\s*"
    year += rf"|{_BARE_REPUBLIC_YEAR})"
    return {
        **named,
        "holidays": f"(?P<word>{'|'.join(holidays)})",
        "free": free,
        "month": rf"(?:{year}|{free})(?P<month>{_MONTH})\s?月份?",
        "day": rf"\s?(?P<day>{_DAY})",
        "weekday": rf"(?:{named['weeks']}|(?<![\d一二三四五六七八九十两])(?:周|星期|礼拜))",
        "to": r"\s?[日号]?(?:至|到|[-—–~～]+)\s?",
        "units": alternatives(lexicon["units"]),
        "then": alternatives(lexicon["after-days"]),  # 四日表示, but 三日后 and 四日游
    }


@cache
def grammar() -> Grammar:
    """The rules of Chinese, most specific first."""
    w, lexicon = _words(), load_lexicon("times.zh")
    month, day, free = w["month"], w["day"], w["free"]
    last = rf"(?:(?P<last_month>{_MONTH})\s?月\s?)?(?P<last>{_DAY})"
    republic = f"(?P<republic>{_REPUBLIC_YEAR})"
    figures = [*digits, *lexicon["digits"], "十", "廿", "卅"]
    count = rf"(?<![百千万.])(?P<count>\d{{1,3}}|{_HAN_DAY}|两)"
    years, weeks, days = lexicon["years"], lexicon["weeks"], lexicon["days"]
    dated = [*figures, "民国", *years]
    rules = (
        Rule(figures, r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _full),
        Rule(["每年", "每月"], rf"每[年月](?:{_MONTH}月)?{_DAY}{_ON_DAY}", _again),
        Rule(dated, rf"{month}{day}{w['to']}{last}{_ON_DAY}", _days),
        Rule(dated, rf"{month}{day}{_ON_DAY}", _full),
        Rule(dated, rf"{month}(?![薪饼球亮嫂])", _month),
        Rule(figures, rf"(?<!\d)(?P<year>{_YEAR})年代", _decade),
        Rule([*figures, "民国"], rf"(?<!\d)(?:(?P<year>{_YEAR})\s?|民国{republic})年(?![来间])", _year),
        Rule(lexicon["months"], rf"{w['months']}(?:{day}{_ON_DAY})?", _named_month),
        Rule(
            [*weeks, "周", "星期", "礼拜"],
            rf"(?<!每){w['weekday']}(?P<weekday>[一二三四五六日天])(?:{_IN_BRACKETS}|{_IN_FIGURES}|(?![刊报年]))",
            _weekday,
        ),
        Rule(weeks, rf"{w['weeks']}(?!年)", _week),
        Rule(lexicon["next-days"], w["next-days"], _next_day, stated=False),
        Rule("今昨前明后", rf"(?P<word>[今昨前明后])[天日]?{_IN_BRACKETS}日?", _bracketed_day),
        Rule(days, rf"{w['days']}(?!性)", _relative_day),
        Rule(["昨"], "(?<![日天如])昨(?=[在于表宣说称指公批受召赴接向与和对])", _yesterday),
        Rule(years, rf"{w['years']}(?!级)", _named_year),
        Rule(figures, rf"{count}(?P<unit>{w['units']})之?前(?![往线提景来])", _ago),
        Rule(figures, rf"{free}{day}{w['to']}(?P<last>{_DAY}){_ON_DAY}", _days_of_month),
        Rule(
            figures, rf"{free}(?<![几数百千])(?P<day>3[01]|[12]\d|0?[1-9]|{_TENS})\s?日(?![本元程益趋渐照内间游])", _day
        ),
        Rule(figures, rf"{free}(?<![连这两后近头数])(?P<day>[一二三四五六七八九])日(?={w['then']})", _day),
        Rule(lexicon["holidays"], w["holidays"], _holiday),
    )
    figure, named_days = "".join(figures), alternatives(lexicon["holidays"])
    # most numbers count something else: a quick look at what stands behind the figures
    counts_time = rf"(?=[^{figure}]|[{figure}]{{1,8}}\s?[年月日号天周星个至到~～—–-]|{named_days})"
    return Grammar(rules, counts_time, f"{digits}一二三四五六七八九十廿卅", direction)


@cache
def _markers() -> re.Pattern[str]:
    lexicon = load_lexicon("times.zh")
    kinds = (f"(?P<{kind}>{alternatives(lexicon[kind])})" for kind in ("scheduled", "future", "past"))
    return re.compile("|".join(kinds))


def direction(sentence: str, start: int, end: int) -> Direction:
    """Which way the time at `start` lies: the clause tells, its verb after the time rather than before it."""
    lower = max((match.end() for match in _CLAUSE_END.finditer(sentence, 0, start)), default=0)
    stop = _CLAUSE_END.search(sentence, end)
    upper = stop.start() if stop else len(sentence)
    before = list(_markers().finditer(sentence, lower, start))[-1:]
    markers = [*before, *list(_markers().finditer(sentence, end, upper))[:1]]
    if not markers:
        return Direction.UNKNOWN
    kinds = {marker.lastgroup for marker in markers}
    return next(Direction(kind) for kind in ("scheduled", "future", "past") if kind in kinds)
