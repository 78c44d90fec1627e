"""To whom statements are said, by their sentences or the interview they are part of."""

from __future__ import annotations

from staging import Case, staged

from kg.analyse.addressees import addressees
from kg.analyse.speakers import speakers

ACTORS: Case = {
    "ada-smith": {"type": "person", "names": ["Smith"]},
    "bo-jones": {"type": "person", "names": ["Jones"]},
    "daily-wire": {"type": "organization", "names": ["Daily Wire"]},
}


def _addressees(text: str, statements: list[Case]) -> list[str | None]:
    article, analysis = staged({"text": text, "actors": ACTORS, "statements": statements})
    return [s.addressee for s in addressees(article, speakers(article, analysis)).statements]


def test_what_one_goes_on_to_say_in_an_interview_is_said_to_the_same_paper() -> None:
    text = "Smith told the Daily Wire that it rains. Jones said it snows.\nAll is wet, Smith said."
    said = [
        {"source": "Smith", "cue": "told", "content": "it rains", "to": "the Daily Wire"},
        {"source": "Jones", "cue": "said", "content": "it snows", "near": "Jones said"},
        {"source": "Smith", "cue": "said", "content": "All is wet", "near": "All is wet, Smith"},
    ]
    assert _addressees(text, said) == ["daily-wire", None, "daily-wire"]


def test_what_is_said_in_another_form_is_not_said_in_the_interview() -> None:
    text = "Smith told the Daily Wire that it rains. In a letter to the council, Smith said it pours. Jones left."
    said = [
        {"source": "Smith", "cue": "told", "content": "it rains", "to": "the Daily Wire"},
        {"source": "Smith", "cue": "said", "content": "it pours", "near": "Smith said"},
    ]
    assert _addressees(text, said) == ["daily-wire", None]


def test_what_will_be_told_is_no_interview() -> None:
    text = "Smith will tell the Daily Wire that it rains. Smith said it pours. Jones left."
    said = [
        {"source": "Smith", "cue": "tell", "content": "it rains", "to": "the Daily Wire"},
        {"source": "Smith", "cue": "said", "content": "it pours", "near": "Smith said"},
    ]
    assert _addressees(text, said) == ["daily-wire", None]


def test_telling_a_colleague_is_no_interview() -> None:
    text = "Smith told Jones that it rains. Smith said it pours. The Daily Wire wrote so."
    said = [
        {"source": "Smith", "cue": "told", "content": "it rains", "to": "Jones"},
        {"source": "Smith", "cue": "said", "content": "it pours", "near": "Smith said"},
    ]
    assert _addressees(text, said) == ["bo-jones", None]


def test_an_unnamed_addressee_is_nobody() -> None:
    text = "Smith told reporters that Jones left. The Daily Wire was there."
    said = [{"source": "Smith", "cue": "told", "content": "Jones left", "to": "reporters"}]
    assert _addressees(text, said) == [None]


def test_the_guest_of_a_summit_is_not_who_is_told() -> None:
    text = "President Jones came. President Smith told a summit of leaders that it rains. The Daily Wire wrote so."
    case = {
        "text": text,
        "actors": ACTORS,
        "statements": [{"source": "Smith", "cue": "told", "content": "it rains", "to": "a summit of leaders"}],
        "events": [{"type": "summit", "triggers": ["summit"], "participants": ["ada-smith", "bo-jones"]}],
    }
    article, analysis = staged(case)
    (statement,) = addressees(article, speakers(article, analysis)).statements
    assert statement.addressee is None
