"""The dateline that opens an article: "WASHINGTON, Feb. 5 (Reuters) -", "新华社北京9月10日电"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.read.dates import find_dates, find_day_of_any_year

_REACH = 120  # characters in which a dateline ends
_DASH = r"\s*[-–—]{1,2}\s*"
_DATE = (
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,\s*\d{4})?"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:,?\s+\d{4})?)"
)
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,3}"
_NAME = r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}"
_NAMES = rf"{_NAME}(?:/{_NAME})?"  # ANKARA/CAIRO
_AFTER = r"(?:,\s[A-Z][\w.'’ -]{1,24}?)?"
_AGENCY = r"(?![RDI]-)[A-Z][\w.'’&/ -]{1,40}"  # no "Rep. Roe (R-Ohio) -"
_ENGLISH = (
    # WASHINGTON, Feb. 5 (Reuters) - · Paris (AFP) – · BEIJING, Nov. 28 (Xinhua) --
    re.compile(rf"(?:(?P<place>{_NAMES}{_AFTER}?)(?:,?\s(?:(?i:{_DATE})))?,?\s)?\((?P<outlet>{_AGENCY})\){_DASH}"),
    # Nov 28 (Reuters) -
    re.compile(rf"(?i:{_DATE})\s\((?P<outlet>{_AGENCY})\){_DASH}"),
    # Taipei, Nov. 12 (CNA) without a dash
    re.compile(rf"(?P<place>{_NAME}),\s(?i:{_DATE})\s\((?P<outlet>{_AGENCY})\)\s+"),
    # New Delhi [India], June 4 (ANI):
    re.compile(rf"(?P<place>{_NAME})(?: \[[A-Z][\w ]+\])?,\s(?i:{_DATE})\s\((?P<outlet>{_AGENCY})\)\s?:\s*"),
    # Beijing, 12 November 2025 –
    re.compile(rf"(?P<place>{_NAME}),?\s(?i:{_DATE})\s*[-–—]{{1,2}}\s*"),
    # COLUMBIA, S.C. - · LONDON —
    re.compile(rf"(?P<place>{_CAPITALS}{_AFTER})\s+[-–—]{{1,2}}\s+"),
)
_HAN_NAME = r"[\u3400-\u9fffA-Za-z0-9]"
_DAY = r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)"
_REPORTERS = r"(?:\s*[（(](?:本?报|总台)?(?:央视)?(?:记者|通讯员|编辑|主持人)\s*(?P<author>[^（()）]{1,30})[)）])?"
_CHINESE = (
    # 新华社北京9月10日电（记者 …） · 中新网11月13日电 · 财联社2月5日电，
    re.compile(
        rf"(?P<outlet>[\u3400-\u9fffA-Z]{{2,8}}?(?:社|网|报|台))(?P<place>[\u3400-\u9fff·]{{2,10}}?)?{_DAY}[电讯]"
        rf"{_REPORTERS}\s*[，,:：]?\s*"
    ),
    # （中央社台北12日電） · （法新社北京12日电）
    re.compile(
        rf"[（(](?P<outlet>[\u3400-\u9fff]{{1,7}}社)(?:特?派?记者(?:[\u3400-\u9fff]{{3}}|[\u3400-\u9fff]{{2}}))?"
        rf"(?P<place>[\u3400-\u9fff·]{{2,10}}?)?(?:{_DAY})?(?:[综专外]?合?[电讯]|报道|报导)[)）]\s*"
    ),
    # 央视网消息（新闻联播）： · 参考消息网2月5日报道 · 观察者网讯
    re.compile(
        rf"(?:【\s*)?(?P<outlet>{_HAN_NAME}{{2,10}}?)(?:{_DAY})?(?:消息|快讯|\s?讯)(?:\s*】)?"
        rf"(?:\s*[（(][^（()）]{{1,20}}[)）])?(?:\s*[，,:：]\s*|\s+|(?<=】))"
    ),
    re.compile(rf"(?P<outlet>[\u3400-\u9fff]{{2,8}}(?:社|网|报)){_DAY}报道\s*[，,:：]?\s*"),
    # 本报北京11月13日电
    re.compile(rf"本[报台刊社](?P<place>[\u3400-\u9fff]{{2,8}}?)?{_DAY}[电讯]{_REPORTERS}\s*[，,:：]?\s*"),
    # 【环球时报记者 某某】 · 〔记者某某／台北报导〕 · ［即时新闻／综合报导］
    re.compile(
        r"[【〔［\[](?P<outlet>[\u3400-\u9fff]{2,8}?(?:报|网|社))?(?:综合|特约|驻.{1,8})*(?:记者|特派员|即时新闻)"
        r"[^】〕］\]\n]{0,40}[】〕］\]]\s*"
    ),
    re.compile(r"[【〔［\[][^】〕］\]\n]{0,30}[／/][^】〕］\]\n]{0,12}(?:报导|报道|综合)[】〕］\]]\s*"),
    # 【Example 新闻报道】 · （某某之声中文网） · 《某某通讯社25日专讯》
    re.compile(rf"【(?P<outlet>{_HAN_NAME}[^【】\n]{{1,18}}?)\s?(?:新闻)?(?:综合)?(?:报道|报导|专讯)】\s*"),
    re.compile(r"[（(](?P<outlet>[\u3400-\u9fff]{2,10}(?:网|社|报|电台|之声))[)）]\s*"),
    re.compile(rf"《(?P<outlet>{_HAN_NAME}{{2,10}}?){_DAY}(?:专?[电讯]|报道)》\s*"),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends, and what it says, as offsets into the passage; `published` is EDTF."""

    end: int
    place: tuple[int, int] | None = None
    outlet: tuple[int, int] | None = None
    author: tuple[int, int] | None = None
    published: str | None = None


def find_dateline(passage: str) -> Dateline | None:
    """Return the dateline that the folded `passage` opens with.

    >>> find_dateline("WASHINGTON, Feb. 5 (Reuters) - The two met.")
    Dateline(end=31, place=(0, 10), outlet=(20, 27), author=None, published='XXXX-02-05')
    """
    head = passage[:_REACH]
    for pattern in _CHINESE if re.search(r"[\u3400-\u9fff]", head[:12]) else _ENGLISH:
        match = pattern.match(head)
        if match and match.end() < len(passage):
            spans = {name: match.span(name) for name in match.groupdict() if match[name]}
            dates = find_dates(match[0])
            published = dates[0].iso if dates else find_day_of_any_year(match[0])
            return Dateline(match.end(), spans.get("place"), spans.get("outlet"), spans.get("author"), published)
    return None
