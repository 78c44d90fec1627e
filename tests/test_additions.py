"""A user's own gazetteer: it adds and corrects, each bad line is told, and nothing of it stays behind."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from command import run
from kg.additions import in_use, read_additions
from kg.errors import KgError
from kg.gazetteer import known_actors
from kg.lexicon import added
from kg.model import Problem
from kg.pipeline import rules_digest

MINE = """\
# my own
actors:
  ada-anders: {type: person, en: Ada Anders | Anders, zh: 阿达·安德斯 | 安德斯, office: foreign-minister FR}
  norland-trade-board:
    type: organization
    en: [Norland Trade Board, NTB]
    kind: ministry
    iso: FR
  xi-jinping: {also: [President Xi of China, 习主席]}
  china: {also: Cathay}
  beijing: {also: Old Capital}
topics:
  tariffs: {strong: [Safeguard Toll, 保障稅]}
events:
  - {type: call, forms: [hotline talks, 熱線聊天]}
"""
_KEYS = ("ada-anders", "china", "tariffs", "fish", "type", "en", "also", "iso", "office", "strong", "forms", "word")
ENGLISH = (
    "Ada Anders and Wang Yi held hotline talks on May 5, 2031. Anders said the safeguard toll was unfair. "
    "Cathay would answer, the NTB said."
)
CHINESE = "安德斯与王毅5月5日热线聊天。安德斯说，保障税不公平。"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    texts = {"en": ENGLISH, "zh": CHINESE}
    given = (
        {"id": language, "published": "2031-05-06", "language": language, "text": texts[language]} for language in texts
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    return path


def extracted(rows: Path, *gazetteer: Path, workers: int = 1) -> list[dict[str, Any]]:
    found = list(kg.extract([rows], gazetteer=gazetteer, workers=workers))
    assert not any(isinstance(row, Problem) for row in found)
    return [row for row in found if isinstance(row, dict)]


@pytest.mark.parametrize("workers", [1, 2])
def test_actors_topics_and_events_of_the_user_are_found(rows: Path, mine: Path, workers: int) -> None:
    for row in extracted(rows, mine, workers=workers):
        assert "ada-anders" in {actor["id"] for actor in row["actors"]}
        (call,) = row["events"]
        assert (call["type"], {part["actor"] for part in call["participants"]}) == ("call", {"ada-anders", "wang-yi"})
        assert row["statements"][0]["speaker"] == "ada-anders"
        assert row["statements"][0]["topics"] == ["tariffs"]
    english, _ = extracted(rows, mine)
    assert {"norland-trade-board", "china"} <= {actor["id"] for actor in english["actors"]}


def test_nothing_of_it_stays_behind(rows: Path, mine: Path) -> None:
    before, digest = extracted(rows), rules_digest()
    extracted(rows, mine)
    assert extracted(rows) == before
    assert (rules_digest(), added()) == (digest, {})
    with in_use([mine]):
        assert rules_digest() != digest


def test_modules_that_hold_other_things_are_left_alone(mine: Path) -> None:
    import_module("kg.ontology_page")  # it holds namespaces, which warn when asked for what they do not define
    with in_use([mine]):
        assert "ada-anders" in known_actors()


def test_a_new_topic_is_a_concept_of_the_scheme(tmp_path: Path, rows: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("topics:\n  toll-disputes: {en: toll disputes, zh: 关税争端, strong: [safeguard toll]}\n", "utf-8")
    kg.build([rows], tmp_path / "graph", gazetteer=[own])
    assert "safeguard toll was unfair" in kg.query(
        "said-by", tmp_path / "graph", {"actor": "ada-anders", "topic": "toll disputes"}
    )
    assert kg.check(tmp_path / "graph") == []


def test_what_is_known_is_corrected_and_kept(mine: Path) -> None:
    plain = known_actors()["xi-jinping"]
    with in_use([mine]):
        known = known_actors()
        assert known["xi-jinping"].names["en"] == (*plain.names["en"], "President Xi of China")
        assert "习主席" in known["xi-jinping"].names["zh-hans"]
        assert known["xi-jinping"].offices == plain.offices
        assert (known["china"].iso, known["china"].name) == ("CN", "China")
        assert "Cathay" in known["china"].names["en"]
        assert (known["beijing"].iso, known["beijing"].name) == ("CN", "Beijing")
        assert "Old Capital" in known["beijing"].names["en"]
        assert [(office.kind, office.of) for office in known["ada-anders"].offices] == [("foreign-minister", "france")]
        assert known["norland-trade-board"].names["en"] == ("Norland Trade Board", "NTB")
    assert "ada-anders" not in known_actors()


def test_the_later_of_two_files_wins(tmp_path: Path, mine: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("actors:\n  ada-anders: {type: person, en: Ada A. Anders}\n", encoding="utf-8")
    names = read_additions([mine, other])["gazetteer.people"]["ada-anders"]
    assert (names["en"], names["office"]) == ("Ada A. Anders", "foreign-minister FR")


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert read_additions([tmp_path / "empty.yaml"]) == {}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("actors: {a: {b", 1, "is not YAML"),
        ("- a\n", 1, "the file must be a table of 'key: value'"),
        ("actor: {}\n", 1, "the file has no 'actor'; write one of actors, topics, events"),
        ("actors:\n  Ada Anders: {type: person, en: Ada}\n", 2, "'Ada Anders' is no id; write small letters"),
        ("actors:\n  bo: {en: Bo}\n", 2, "bo is new; give its 'type' and its English name, 'en'"),
        ("actors:\n  bo: {type: person, en: Bo}\n  bo: {type: person, en: Bo}\n", 3, "'bo' stands there twice"),
        ("actors:\n  bo:\n    type: human\n    en: Bo\n", 3, "type 'human' is not known; write one of person"),
        (
            "actors:\n  bo:\n    type: person\n    en: []\n",
            4,
            "en must be a text or a list of texts, none of them empty",
        ),
        ("actors:\n  bo: {type: person, en: Bo, age: 3}\n", 2, "an actor has no 'age'; write one of type, en"),
        ("actors:\n  bo: {type: place, en: Bo, iso: XX}\n", 2, "iso 'XX' is no country"),
        ("actors:\n  bo: {type: person, en: Bo, office: boss FR}\n", 2, "office 'boss' is not known"),
        ("actors:\n  bo: {type: person, en: Bo, office: president}\n", 2, "office 'president' is of nobody"),
        ("actors:\n  bo: {type: person, en: Bo, wikidata: 42}\n", 2, "wikidata '42' is no item; write it as Q42"),
        ("actors:\n  china: {type: person}\n", 2, "an actor has no 'type'; write one of en, zh, also"),
        ("actors: [bo]\n", 1, "actors must be a table"),
        ("topics:\n  fishing: {strong: [fish]}\n", 2, "topic 'fishing' is new; give its 'strong' words and its labels"),
        ("topics:\n  fishing: {en: fishing, zh: 渔业}\n", 2, "topic 'fishing' is new"),
        ("topics:\n  Fish Quotas: {strong: [fish]}\n", 2, "'Fish Quotas' is no name of a topic"),
        ("topics:\n  tariffs: {en: tolls}\n", 2, "a topic has no 'en'; write one of strong, weak"),
        ("topics:\n  tariffs: {medium: [toll]}\n", 2, "a topic has no 'medium'; write one of strong, weak"),
        ("events:\n  type: call\n", 2, "events must be a list; begin each with '- '"),
        ("events:\n  - {type: call}\n", 2, "an event needs a 'type' and its 'forms'"),
        ("events:\n  - {type: calls, forms: [a]}\n", 2, "type 'calls' is not known; write one of call, meeting"),
        ("events:\n  - {type: call, forms: [a], word: adverb}\n", 2, "word 'adverb' is not known; write one of noun"),
        ("events:\n  - {type: call, forms: [a], word: [noun, verb]}\n", 2, "word must be one text"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_remedy(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KgError) as error:
        read_additions([path])
    assert f"{path}, line {line}: {message}" in str(error.value)


def test_all_bad_lines_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("actors:\n  bo: {en: Bo}\n  cy: {en: Cy}\n", encoding="utf-8")
    outcome = run("extract", str(tmp_path), "--gazetteer", str(path), "--gazetteer", str(path))
    assert outcome.code == 2
    assert [outcome.err.count(f"line {line}") for line in (2, 3)] == [2, 2]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be read"):
        read_additions([tmp_path / "none.yaml"])
    (tmp_path / "l.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KgError, match="not UTF-8"):
        read_additions([tmp_path / "l.yaml"])


values = st.recursive(
    st.sampled_from(["person", "Ada", "FR", "call", "ada-anders", "china", "tariffs", "安德斯", 3, None, True, 2031]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=3),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional={"actors": values, "topics": values, "events": values}) | values)
@settings(max_examples=60)
def test_any_file_is_read_or_refused_with_a_line(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    try:
        found = read_additions([path])
    except KgError as error:
        assert all(f"{path}, line " in line for line in str(error).splitlines())  # noqa: PT017 (either way is right)
    else:
        assert found.keys() <= {
            *(f"gazetteer.{file}" for file in ("people", "places", "organisations", "countries")),
            "topics",
            "events.en",
            "events.zh",
        }


# --- kg promote -------------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path, rows: Path) -> Path:
    kg.build([rows], tmp_path / "graph")
    return tmp_path / "graph"


def test_a_provisional_actor_is_promoted_and_keeps_its_iri(tmp_path: Path, rows: Path, store: Path) -> None:
    own = tmp_path / "own.yaml"
    told = run("promote", "ada-anders", "--gazetteer", str(own), "--store", str(store))
    assert told.err == f"{own}: ada-anders: type: person, en: Ada Anders | Anders\n"
    assert own.read_text(encoding="utf-8") == "actors:\n  ada-anders: {type: person, en: Ada Anders | Anders}\n"
    kg.build([rows], store, gazetteer=[own])
    with pytest.raises(KgError, match="is known already"):
        kg.promote("ada-anders", own, store)
    assert kg.check(store) == []


def test_an_actor_with_a_chinese_name_alone_gets_one_in_letters(tmp_path: Path, store: Path) -> None:
    names = kg.query("names", store, {"actor": "安德斯"}, format="csv")
    assert "安德斯" in names
    own = tmp_path / "own.yaml"
    (key,) = {actor["id"] for row in extracted(tmp_path / "rows.jsonl") for actor in row["actors"]} - {
        "ada-anders", "wang-yi", "ntb", "cathay"
    }  # fmt: skip
    assert kg.promote(key, own, store).entry == {"type": "person", "en": "An Desi", "zh": "安德斯"}


def test_an_entry_is_put_beside_others_and_comments_stay(tmp_path: Path, store: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("# mine\nactors:   # all of them\n    bo-berg: {type: person, en: Bo Berg}\ntopics: {}\n", "utf-8")
    kg.promote("https://w3id.org/readout/id/actor/ada-anders", own, store)
    assert own.read_text("utf-8").splitlines() == [
        "# mine",
        "actors:   # all of them",
        "    ada-anders: {type: person, en: Ada Anders | Anders}",
        "    bo-berg: {type: person, en: Bo Berg}",
        "topics: {}",
    ]
    with pytest.raises(KgError, match="has an entry for ada-anders already"):
        kg.promote("ada-anders", own, store)


@pytest.mark.parametrize(
    ("text", "actor", "message"),
    [
        ("", "nobody-at-all", "no such actor in the store"),
        ("", "Ada Anders", "is no actor's slug or IRI"),
        ("", "wang-yi", "is known already"),
        ("actors: {bo: {type: person, en: Bo}}\n", "ada-anders", "stand on one line"),
        ("actors:\n  bo: {en: Bo}\n", "ada-anders", "line 2: bo is new"),
    ],
)
def test_what_cannot_be_promoted_changes_nothing(
    tmp_path: Path, store: Path, text: str, actor: str, message: str
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=message):
        kg.promote(actor, own, store)
    assert own.read_text(encoding="utf-8") == text
