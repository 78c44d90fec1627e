"""The ledger as a file: what is read is what was written, and a mistake is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.consolidate.ledger import COLUMNS, HAND, Ledger, Line, digest, read_ledger, write_ledger
from kg.consolidate.records import RULE, Judgement, Kind, Verdict
from kg.errors import KgError

BASE = "https://example.org/id/"
A, B = f"{BASE}article/aa/event/1", f"{BASE}article/bb/event/1"

words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z"), exclude_characters="\x85"), min_size=1).map(
    lambda text: text.replace("#", "")
)
texts = st.lists(words, max_size=4).map(" ".join).map(str.strip)
lines = st.builds(
    Line,
    st.builds(
        Judgement,
        st.just(A),
        st.integers(1, 99).map(lambda number: f"{BASE}article/bb/event/{number}"),
        st.sampled_from(Verdict),
        st.sampled_from(Kind),
        st.integers(0, 100).map(lambda percent: percent / 100),
        texts,
        texts,
        st.just("Ada Smith"),
    ),
    st.none() | st.sampled_from(Verdict),
    st.tuples(texts, texts),
)


def written(path: Path, text: str) -> Ledger:
    path.write_text(text, encoding="utf-8")
    return read_ledger(path, BASE)


def row(*cells: str) -> str:
    return "\t".join(cells) + "\n"


@given(st.lists(lines, max_size=5, unique_by=lambda line: line.pair))
def test_a_ledger_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, given_lines: list[Line]) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.tsv"
    write_ledger(path, Ledger(tuple(given_lines), "cafe"), BASE)
    found = read_ledger(path, BASE)
    assert found.state == "cafe"
    told = {(line.judgement, line.rules, line.says) for line in found.lines}
    assert told == {(line.judgement, line.rules, line.says) for line in given_lines}
    before = path.read_bytes()
    write_ledger(path, found, BASE)
    assert path.read_bytes() == before


def test_the_file_says_how_to_edit_it_and_names_sides_briefly(tmp_path: Path) -> None:
    path = tmp_path / "ledger.tsv"
    judgement = Judgement(A, B, Verdict.SAME, Kind.EVENT, 0.95, "same-day", "one day")
    write_ledger(path, Ledger((Line(judgement, Verdict.SAME, ("call: x", "call: y")),), "cafe"), BASE)
    *comments, head, line = path.read_text(encoding="utf-8").splitlines()
    assert all(comment.startswith("# ") for comment in comments)
    assert "change the verdict" in " ".join(comments)
    assert head.split("\t") == list(COLUMNS)
    assert line == (
        "same\trule\tevent\tarticle/aa/event/1\tarticle/bb/event/1\t0.95\tsame\tsame-day\tcall: x\tcall: y\tone day"
    )


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "ledger.tsv", BASE) == Ledger()


def test_a_person_adds_a_line_by_hand(tmp_path: Path) -> None:
    text = row("Different", "Ada", "event", "article/bb/event/1", "article/aa/event/1").replace("\n", "\r\n")
    (line,) = written(tmp_path / "l.tsv", f"\ufeff# mine\r\n\r\n{text}").lines
    assert line.judgement == Judgement(A, B, Verdict.DIFFERENT, Kind.EVENT, 0, "", "", "Ada")


@pytest.mark.parametrize(
    ("verdict", "by", "rules", "expected"),
    [
        ("same", "rule", "same", RULE),
        ("different", "rule", "same", HAND),  # the verdict was changed, and no name put
        ("different", "", "different", HAND),
        ("same", "Ada", "same", "Ada"),
    ],
)
def test_whose_a_line_is(tmp_path: Path, verdict: str, by: str, rules: str, expected: str) -> None:
    (line,) = written(tmp_path / "l.tsv", row(verdict, by, "event", "a/1", "b/1", "0.5", rules)).lines
    assert line.judgement.by == expected


def test_a_persons_line_on_the_same_pair_wins(tmp_path: Path) -> None:
    rule, ada = row("same", "rule", "event", "a/1", "b/1"), row("different", "Ada", "event", "b/1", "a/1")
    for text in (rule + ada, ada + rule):
        (line,) = written(tmp_path / "l.tsv", text).lines
        assert line.judgement.by == "Ada"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same\tAda\n", "line 1: has 2 cells; give verdict, by, kind, left, right, parted by tabs"),
        (row(*["x"] * 12), "line 1: has 12 cells"),
        (row("equal", "Ada", "event", "a", "b"), "line 1: no verdict 'equal'; write one of same, different, undecided"),
        (row("same", "Ada", "person", "a", "b"), "line 1: no kind 'person'; write one of event"),
        (row("same", "Ada", "event", "a", "b", "", "no"), "line 1: no verdict of the rules 'no'"),
        (row("same", "Ada", "event", "a", "a"), "line 1: both sides are a; give two different ones"),
        (row("same", "Ada", "event", "a", "the call"), "line 1: right is 'the call'; give the IRI"),
        (row("same", "Ada", "event", "", "a"), "line 1: left is ''"),
        (row("same", "Ada", "event", "a", "b", "2"), "line 1: the score '2' is no number from 0 to 1"),
        (row("same", "Ada", "event", "a", "b", "high"), "line 1: the score 'high'"),
        (
            row("same", "Ada", "event", "a", "b") + row("different", "Bo", "event", "b", "a"),
            "line 2: contradicts line 1 on the same pair; keep one of the two",
        ),
    ],
)
def test_a_malformed_line_is_told_with_its_number(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KgError) as error:
        written(tmp_path / "l.tsv", text)
    assert message in str(error.value)
    assert str(error.value).startswith(str(tmp_path / "l.tsv"))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "l.tsv").write_bytes(b"\xff\xfe\x00same")
    with pytest.raises(KgError, match="not UTF-8"):
        read_ledger(tmp_path / "l.tsv", BASE)
    with pytest.raises(KgError, match="cannot be read"):
        read_ledger(tmp_path, BASE)


def test_the_digest_is_of_the_rules_joins_alone() -> None:
    same = Judgement(A, B, Verdict.SAME, Kind.EVENT, 0.9, "", "")
    assert digest([same]) != digest([])
    assert digest([Judgement(A, B, Verdict.UNDECIDED, Kind.EVENT, 0.9, "", "")]) == digest([])
    assert digest([Judgement(A, B, Verdict.SAME, Kind.EVENT, 0.9, "", "", "Ada")]) == digest([])


pieces = st.sampled_from(
    ["same", "rule", "Ada", "event", "actor", "article/aa", "0.5", "9", "nan", "", "#", "\t", "\n", "\r", " "]
)


@given(st.lists(pieces | words, max_size=30).map("".join) | st.lists(pieces, max_size=30).map("\t".join))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.tsv"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        found = read_ledger(path, BASE)
    except KgError as error:
        assert f"{path}, line " in str(error)  # noqa: PT017 (either way is right)
    else:
        write_ledger(path, found, BASE)
        assert {line.judgement for line in read_ledger(path, BASE).lines} == {line.judgement for line in found.lines}
