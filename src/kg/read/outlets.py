"""Which outlet a text names as its own: by web address, dateline, source line, copyright, or house style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.folding import fold_text
from kg.lexicon import load_lexicon

_HOST = re.compile(r"(?:https?:)?//(?:[^/@\s]*@)?([\w.-]+)|\A([\w-]+(?:\.[\w-]+)+)(?=[/:]|\Z)")
_TOLD = re.compile(r"\btold (?=the [A-Za-z]|[A-Z])(?:the )?")
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\w+/(?=\S)")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news; `chinese` as it spells itself."""

    name: str
    chinese: str | None
    told: bool

    def is_called(self, name: str) -> bool:
        """Whether `name` is one of the two spelt in full."""
        return name in (self.name, self.chinese)

    def called(self, language: str) -> str:
        """The name in the language of an article."""
        return self.chinese if language == "zh" and self.chinese else self.name


@cache
def _by_name() -> dict[str, Outlet]:
    """Every name of every outlet, folded, in lower case and without "the"."""
    found: dict[str, Outlet] = {}
    for row in load_lexicon("outlets"):
        outlet = Outlet(row["name"], row.get("zh"), row.get("told", False))
        for name in (row["name"], row.get("zh"), *row.get("aliases", ())):
            if name:
                found.setdefault(_key(name), outlet)
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: _by_name()[_key(row["name"])] for row in load_lexicon("outlets") for domain in row["domains"]}


@cache
def _names() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    return re.compile("|".join(rf"{re.escape(name)}(?![a-z0-9])" for name in names))


def _key(name: str) -> str:
    return fold_text(name).strip().lower().removeprefix("the ")


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet that is called `name`.

    >>> find_outlet("新華社").name
    'Xinhua'
    """
    return _by_name().get(_key(name))


def outlet_at(text: str) -> Outlet | None:
    """Return the outlet whose name `text` begins with ("新华社北京9月10日电")."""
    match = _names().match(_key(text))
    return _by_name()[match[0]] if match else None


def outlet_in(text: str) -> Outlet | None:
    """Return the first outlet named in `text`, a short line."""
    folded = _key(text)
    for match in _names().finditer(folded):
        if match.start() == 0 or not (folded[match.start() - 1].isascii() and folded[match.start() - 1].isalnum()):
            return _by_name()[match[0]]
    return None


def outlet_of_url(url: str) -> Outlet | None:
    """Return the outlet of a web address, also of one kept by an archive.

    >>> outlet_of_url("https://tv.cctv.com/index.shtml").called("zh")
    '央视网'
    """
    match = _HOST.search(_ARCHIVE.sub("", url))
    host = (match[1] or match[2] or "").lower() if match else ""
    while "." in host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None


def outlet_told(body: str) -> Outlet | None:
    """Return the one outlet that sources of the article speak to ("a resident told the BBC")."""
    found = set()
    for match in _TOLD.finditer(body):
        named = _names().match(body[match.end() : match.end() + 40].lower().replace("’", "'"))
        if named:
            found.add(_by_name()[named[0]])
    outlet = found.pop() if len(found) == 1 else None
    return outlet if outlet and outlet.told else None
