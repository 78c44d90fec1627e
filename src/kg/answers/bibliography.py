r"""The articles that an answer cites, as BibTeX and as CSL-JSON, for reference managers.

>>> article = CitedArticle("https://e/article/0a1b", "a.txt", "Talks & tariffs", "The Post", "2030-05-03")
>>> print(_entry(article), end="")
@article{thepost2030-0a1b,
  title = {{Talks \& tariffs}},
  journal = {The Post},
  date = {2030-05-03},
  year = {2030},
  note = {a.txt},
}
"""

from __future__ import annotations

import json
import re
import unicodedata

from kg.answers.answer import Answer, CitedArticle

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\dX])")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts the braces of a field, escaped ones too
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}


def bibtex(answer: Answer) -> str:
    """Return an entry for each article cited, as BibTeX and biblatex read it."""
    return "\n".join(_entry(article) for article in _articles(answer))


def csl_json(answer: Answer) -> str:
    """Return an object for each article cited, as the Citation Style Language has it."""
    return json.dumps([_item(article) for article in _articles(answer)], ensure_ascii=False, indent=2) + "\n"


def _articles(answer: Answer) -> list[CitedArticle]:
    """Return the articles of the footnotes, each once, the oldest first."""
    found = dict.fromkeys(citation.article for citation in answer.footnotes)
    return sorted(found, key=lambda article: (article.published, article.file, article.iri))


def _entry(article: CitedArticle) -> str:
    title, date = article.headline, _date(article.published)
    fields = {
        "title": f"{{{_in_tex(title)}}}" if title else "",  # its capitals are its own
        "author": f"{{{_in_tex(article.author)}}}" if article.author else "",
        "journal": _in_tex(article.outlet),
        "date": "-".join(date),
        "year": date[0] if date else "",
        "url": article.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "langid": {"en": "english", "zh": "chinese"}.get(article.language[:2], ""),
        "note": _in_tex(article.file),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{_key(article)},\n{lines}}}\n"


def _item(article: CitedArticle) -> dict[str, object]:
    date = [int(part) for part in _date(article.published)]
    item: dict[str, object] = {
        "id": _key(article),
        "type": "article-newspaper",
        "title": article.headline,
        "container-title": article.outlet,
        "author": [{"literal": article.author}] if article.author else [],
        "issued": {"date-parts": [date]} if date else {},
        "URL": article.url,
        "language": article.language,
        "note": article.file,
    }
    return {name: value for name, value in item.items() if value}


def _key(article: CitedArticle) -> str:
    """Return a key that stays the same whatever else is cited: outlet, year, the article's number."""
    plain = unicodedata.normalize("NFKD", article.outlet).encode("ascii", "ignore").decode().lower()
    year = next(iter(_date(article.published)), "")
    number = article.iri.rpartition("/")[2]
    return "-".join(filter(None, [(re.sub("[^a-z0-9]", "", plain) or "article") + year, number]))


def _date(published: str) -> tuple[str, ...]:
    """Return year, month and day as far as they are known."""
    found = _DATE.match(published)
    return tuple(part for part in found.groups() if part) if found else ()


def _in_tex(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))
