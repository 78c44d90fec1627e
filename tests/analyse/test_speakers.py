"""Whom sources and relays stand for, and whom a content names."""

from __future__ import annotations

from staging import Case, article_of, staged

from kg.analyse import analyse
from kg.analyse.speakers import speakers
from kg.model import Statement

PEOPLE: Case = {
    "ada-smith": {"type": "person", "names": ["Ada Smith", "Smith"], "roles": ["spokesperson"]},
    "daily-wire": {"type": "organization", "names": ["Daily Wire"]},
    "norway": {"type": "place", "names": ["Norway"]},
}


def _speakers(text: str, actors: Case, statements: list[Case]) -> tuple[Statement, ...]:
    article, analysis = staged({"text": text, "actors": actors, "statements": statements})
    return speakers(article, analysis).statements


def test_a_relay_is_who_passes_it_on() -> None:
    (said,) = _speakers(
        "Norway agreed, spokesperson Ada Smith said, according to the Daily Wire.",
        PEOPLE,
        [{"source": "Ada Smith", "cue": "said", "content": "Norway agreed", "relay": "the Daily Wire"}],
    )
    assert said.speaker == "ada-smith"
    assert [relay.actor for relay in said.relays] == ["daily-wire"]
    assert said.actors == ("norway",)


def test_it_is_the_newspaper_and_she_the_person() -> None:
    text = "According to the Daily Wire, Ada Smith of Norway said that all is well. It added a word. She added two."
    found = _speakers(
        text,
        PEOPLE,
        [
            {"source": "Ada Smith", "cue": "said", "content": "all is well", "relay": "the Daily Wire"},
            {"source": "It", "cue": "added", "content": "a word"},
            {"source": "She", "cue": "added", "content": "two", "near": "She added"},
        ],
    )
    assert [statement.speaker for statement in found] == ["ada-smith", "daily-wire", "ada-smith"]


def test_several_together_have_no_one_speaker() -> None:
    (said,) = _speakers(
        "Smith and Norway said that all is well. The Daily Wire wrote it.",
        PEOPLE,
        [{"source": "Smith and Norway", "cue": "said", "content": "all is well"}],
    )
    assert said.speaker is None


def test_a_new_paragraph_does_not_go_on_with_the_speaker_before() -> None:
    found = _speakers(
        "Smith said that all is well in Norway, the Daily Wire wrote.\nStressing that nothing changed.",
        PEOPLE,
        [
            {"source": "Smith", "cue": "said", "content": "all is well in Norway"},
            {"cue": "Stressing", "content": "nothing changed"},
        ],
    )
    assert [statement.speaker for statement in found] == ["ada-smith", None]


def test_hearsay_has_no_speaker_in_chinese() -> None:
    found = _speakers(
        "王毅表示，形势很好。据报道，会谈将继续。",
        {"wang-yi": {"type": "person", "names": ["王毅"]}},
        [
            {"source": "王毅", "cue": "表示", "content": "形势很好"},
            {"cue": "据报道", "content": "会谈将继续"},
        ],
    )
    assert [statement.speaker for statement in found] == ["wang-yi", None]


def test_the_one_who_answers_is_the_first_person_named() -> None:
    found = _speakers(
        "Ada Smith of Norway spoke to the Daily Wire.\nQ: Why now?\nA: We are ready.",
        PEOPLE,
        [
            {"source": "Q", "cue": ":", "content": "Why now", "near": "Q: Why now"},
            {"source": "A", "cue": ":", "content": "We are ready", "near": "A: We are ready"},
        ],
    )
    assert [statement.speaker for statement in found] == [None, "ada-smith"]


def test_the_agency_that_reports_is_the_one_that_was_told() -> None:
    case = {"source": "Ada Smith", "cue": "told", "content": "all is well", "relay": "the agency"}
    text = "Ada Smith of Norway told the Daily Wire that all is well, the agency reported."
    (nobody,) = _speakers(text, PEOPLE, [case])
    (told,) = _speakers(text, PEOPLE, [{**case, "to": "the Daily Wire"}])
    assert [relay.actor for relay in nobody.relays] == [None]
    assert [relay.actor for relay in told.relays] == ["daily-wire"]


def test_a_stranger_who_spoke_keeps_the_pronoun_to_himself() -> None:
    text = "Ada Smith smiled. A professor said that all is lost. She added a word."
    found = _speakers(
        text,
        {"ada-smith": PEOPLE["ada-smith"]},
        [
            {"source": "A professor", "cue": "said", "content": "all is lost"},
            {"source": "She", "cue": "added", "content": "a word"},
        ],
    )
    assert [statement.speaker for statement in found] == [None, None]


def test_a_stranger_who_spoke_keeps_the_pronoun_to_himself_in_chinese() -> None:
    found = _speakers(
        "王毅会见了代表团。北方大学教授指出，政策有漏洞。他认为，应当修改。",
        {"wang-yi": {"type": "person", "names": ["王毅"]}},
        [
            {"source": "北方大学教授", "cue": "指出", "content": "政策有漏洞"},
            {"source": "他", "cue": "认为", "content": "应当修改", "near": "他认为"},
        ],
    )
    assert [statement.speaker for statement in found] == [None, None]


def test_a_reporter_who_asks_is_no_stranger() -> None:
    text = "Ada Smith smiled. A reporter asked whether all is well. She said that it is."
    found = _speakers(
        text,
        {"ada-smith": PEOPLE["ada-smith"]},
        [
            {"source": "A reporter", "cue": "asked", "content": "whether all is well"},
            {"source": "She", "cue": "said", "content": "it is"},
        ],
    )
    assert found[1].speaker == "ada-smith"


def test_somebody_by_an_unknown_name_keeps_the_pronoun_to_himself() -> None:
    found = _speakers(
        "王毅会见了代表团。家长黄太说，天气很冷。她希望停课。",
        {"wang-yi": {"type": "person", "names": ["王毅"]}},
        [
            {"source": "黄太", "cue": "说", "content": "天气很冷"},
            {"source": "她", "cue": "希望", "content": "停课"},
        ],
    )
    assert [statement.speaker for statement in found] == [None, None]


def test_who_asks_a_question_is_not_who_spoke_before() -> None:
    text = "President Ada Smith said on Monday that all is well. Asked whether Norway would join, she smiled."
    said, asked = analyse(article_of(text, None)).statements
    assert said.speaker == "ada-smith"
    assert asked.speaker is None


def test_he_after_an_unnamed_official_is_nobody_named_in_what_was_said() -> None:
    text = "A port official said Bo Smith rang twice. Three calls were missed, he added."
    found = _speakers(
        text,
        {"bo-smith": {"type": "person", "names": ["Bo Smith"]}},
        [
            {"source": "A port official", "cue": "said", "content": "Bo Smith rang twice"},
            {"source": "he", "cue": "added", "content": "Three calls were missed"},
        ],
    )
    assert [statement.speaker for statement in found] == [None, None]
