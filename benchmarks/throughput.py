"""How fast articles are analysed, on one core: articles a second, and each pass's share of the time.

    python benchmarks/throughput.py [N]

The articles are made from the templates below, always the same: English of about 5 KB, Chinese of about 1,500
characters, with quotations, reported speech, names, titles, dates and events as news has them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import process_time

from kg.analyse import STEPS
from kg.identity import resolve
from kg.model import Analysis, Article
from kg.read import read_text

ARTICLES = 200  # of each language
LENGTHS = {"en": 5_000, "zh": 1_500}  # characters

WORDS = {
    "en": {
        "person": [
            "Maria Lindqvist",
            "Tomas Okafor",
            "Yuki Tanabe",
            "Elena Petrescu",
            "Omar Haddad",
            "Priya Raman",
            "Wang Yi",
            "Emmanuel Macron",
            "Ursula von der Leyen",
            "Nguyen Van Minh",
            "Joao Pereira",
            "Kim Hye-jin",
        ],
        "title": ["Foreign Minister", "President", "Trade Secretary", "spokesperson", "Defense Minister", "Senator"],
        "body": [
            "the European Commission",
            "the State Department",
            "the World Bank",
            "the Finance Ministry",
            "NATO",
            "the Harbour Workers' Union",
            "Northgate University",
            "the Ministry of Commerce",
            "the central bank",
        ],
        "place": ["Berlin", "Jakarta", "Washington", "Nairobi", "Beijing", "Brasilia", "Seoul", "Ottawa", "Warsaw"],
        "day": [
            "on Monday",
            "on Tuesday",
            "last week",
            "on March 14",
            "on 3 May 2025",
            "earlier this month",
            "in June",
        ],
        "claim": [
            "the tariffs would be lifted by the end of the year",
            "both sides had agreed to resume talks",
            "no decision has been taken on the arms sale",
            "the ceasefire must hold",
            "prices will go on rising",
            "her government would not accept any preconditions",
            "the election had been free and fair",
        ],
        "words": [
            "We will not be intimidated",
            "This is a step in the right direction",
            "Nobody wants a trade war",
            "The door to dialogue remains open",
            "Our patience is running out",
            "It is far too early to say",
        ],
    },
    "zh": {
        "person": [
            "林美华",
            "王毅",
            "陈国栋",
            "周敏",
            "马克龙",
            "佩特雷斯库",
            "高桥由纪",
            "金惠珍",
            "赵立新",
            "冯德莱恩",
        ],
        "title": ["外交部长", "总统", "商务部长", "发言人", "国防部长", "参议员"],
        "body": ["欧盟委员会", "商务部", "世界银行", "财政部", "北约", "中国外交部", "美国国务院", "北方大学"],
        "place": ["柏林", "雅加达", "华盛顿", "内罗毕", "北京", "巴西利亚", "首尔", "渥太华", "华沙"],
        "day": ["周一", "3月14日", "上周", "2025年5月3日", "本月早些时候", "9日", "昨天"],
        "claim": [
            "关税将在年底前取消",
            "双方同意恢复谈判",
            "对台军售尚未作出决定",
            "停火必须得到遵守",
            "物价还会继续上涨",
        ],
        "words": [
            "我们不会被吓倒",
            "这是朝着正确方向迈出的一步",
            "没有人想要贸易战",
            "对话的大门始终敞开",
            "现在下结论为时过早",
        ],
    },
}
SENTENCES = {
    "en": [
        "{title} {person} said {day} that {claim}.",
        "“{words},” {person} told reporters in {place} {day}. “{words2}.”",
        "“{words},” said {person}, a {title} who has worked with {body} for two decades.",
        "According to {body}, {claim}, while {person} insisted that {claim2}.",
        "{person} met {title} {person2} in {place} {day} and the two discussed trade, energy and security.",
        "{body} announced {day} that it would impose sanctions on three companies based in {place}.",
        "Asked about the report, he declined to comment but added that {claim}.",
        "The visit to {place}, the first in six years, had been planned since the summit in {place2}.",
        "In a phone call {day}, {person} urged {person2} to return to the table, {body} said in a statement.",
        "Thousands marched through {place} {day}, and shops along the main street stayed closed until the evening.",
        "{person} called the plan “{words}” and warned that {claim}.",
        "A senior official at {body}, who spoke on condition of anonymity, said {claim}.",
        "Thousands of containers have been waiting at the port of {place} since the strike began.",
        "The road to the border is lined with trucks, and drivers pass the time playing cards in the shade.",
        "It was the third such vote in four years, and turnout fell to 46 percent from 58 percent.",
        "{person}, who took office in 2021, has made cheaper housing the centre of a second term.",
        "The agreement between {body} and its partners runs to 214 pages and covers fisheries, steel and data.",
        "Two of the bridges damaged in the storm have since been repaired, but the railway to {place} is still closed.",
        "Shares in {place} fell 1.8 percent {day}, while the currency held steady against the dollar.",
        "The building, a former warehouse, stands between a school and a row of small workshops.",
        "Exports of wheat and soybeans, long the backbone of the region, have dropped for five months in a row.",
        "{title} {person} was born in {place} and studied engineering before entering politics.",
        "The dispute goes back to a contract signed in 2014 and has twice been before a court of arbitration.",
        "The figures, which cover the first quarter, show growth of 2.4 percent, down from 3.1 percent a year ago.",
    ],
    "zh": [
        "{title}{person}{day}表示，{claim}。",
        "“{words}，”{person}{day}在{place}对记者说，“{words2}。”",
        "{person}强调：“{words}。”他还指出，{claim}。",
        "据{body}消息，{claim}，而{person}则认为{claim2}。",
        "{day}，{person}在{place}会见{title}{person2}，双方就贸易、能源和安全问题交换了意见。",
        "{body}{day}宣布，将对总部设在{place}的三家公司实施制裁。",
        "{person}与{person2}{day}通电话，敦促对方重返谈判桌。",
        "这次对{place}的访问是六年来的首次，自{place2}峰会以来一直在筹备之中。",
        "{body}一位不愿透露姓名的官员称，{claim}。",
        "{day}，数千人走上{place}街头，沿街商店直到傍晚仍未开门。",
        "罢工开始以来，{place}港口已有数千个集装箱滞留。",
        "通往边境的公路上排满了卡车，司机们在树荫下打牌消磨时间。",
        "投票率从四年前的百分之五十八降至百分之四十六。",
        "{person}2021年上任，住房问题一直是其第二任期的重点。",
        "暴风雨中受损的两座桥梁已经修复，但通往{place}的铁路仍未恢复通车。",
        "{place}股市{day}下跌百分之一点八，货币对美元汇率保持稳定。",
        "这座由旧仓库改建的大楼位于一所学校和几家小作坊之间。",
        "该地区的小麦和大豆出口已连续五个月下降。",
        "{title}{person}出生于{place}，从政前学习工程。",
        "第一季度的数据显示，经济增长百分之二点四，低于一年前的百分之三点一。",
    ],
}


def main(number: int) -> None:
    """Print the figures of each language."""
    for language in LENGTHS:
        articles = list(make_articles(language, number))
        warm_up = articles[: max(1, number // 10)]  # lexicons are loaded once
        measure(warm_up)
        print(measure(articles).told(language, articles))


def make_articles(language: str, number: int) -> Iterator[Article]:
    """Yield articles, the same ones each time."""
    chance = random.Random(language)
    for at in range(number):
        heading = _sentence(language, chance).rstrip(".。")
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < LENGTHS[language]:
            joint = " " if language == "en" else ""
            paragraphs.append(joint.join(_sentence(language, chance) for _ in range(chance.randint(1, 3))))
        text = "\n\n".join([heading, *paragraphs]) + "\n"
        yield read_text(f"{language}-{at}.txt", text, known={"published": "2025-06-12", "language": language})


def _sentence(language: str, chance: random.Random) -> str:
    words = WORDS[language]
    chosen = {kind: chance.sample(given, 2) for kind, given in words.items()}
    firsts = {kind: first for kind, (first, _) in chosen.items()}
    sentence = chance.choice(SENTENCES[language]).format(
        **firsts, **{f"{kind}2": second for kind, (_, second) in chosen.items()}
    )
    return sentence[0].upper() + sentence[1:]


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds that each pass took over all articles, and what was found."""

    seconds: dict[str, float]
    statements: int
    events: int

    def told(self, language: str, articles: list[Article]) -> str:
        """Return the figures as lines of text."""
        total = sum(self.seconds.values())
        size = sum(len(article.text) for article in articles) / len(articles)
        lines = [
            f"{language}: {len(articles) / total:.0f} articles/s ({size:,.0f} characters each; "
            f"{self.statements / len(articles):.1f} statements, {self.events / len(articles):.1f} events)"
        ]
        lines += [f"    {name:12} {spent / total:6.1%}" for name, spent in self.seconds.items()]
        return "\n".join(lines)


def measure(articles: list[Article]) -> Measured:
    """Analyse the articles, pass by pass."""
    passes: list[tuple[str, Callable[[Article, Analysis], Analysis]]] = [
        *((getattr(step, "__name__", str(step)), step) for step in STEPS),
        ("resolve", resolve),
    ]
    seconds = dict.fromkeys((name for name, _ in passes), 0.0)
    statements = events = 0
    for article in articles:
        analysis = Analysis()
        for name, step in passes:
            start = process_time()
            analysis = step(article, analysis)
            seconds[name] += process_time() - start
        statements += len(analysis.statements)
        events += len(analysis.events)
    return Measured(seconds, statements, events)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ARTICLES)
