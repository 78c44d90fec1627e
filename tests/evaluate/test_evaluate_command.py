"""`kg eval`: what it prints, its exit codes, and faults of its input told with their place."""

from __future__ import annotations

import gzip
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import kg
from command import run
from conftest import SEEDS
from kg.errors import KgError
from kg.evaluate.rows import RowError, to_annotated

TEXT = "Ada Smith said on Monday that taxes will rise."
STATEMENT = {"content": [[30, 45]], "source": [[0, 9]], "cue": [[10, 14]], "form": "indirect"}


def write(file: Path, *rows: Any) -> str:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(file)


@pytest.fixture
def gold(tmp_path: Path) -> str:
    other = {"content": [[18, 24]], "source": None, "form": "direct"}
    return write(tmp_path / "gold.jsonl", {"id": "ada", "text": TEXT, "statements": [STATEMENT, other]})


def test_texts_in_the_golds_own_rows_are_read(gold: str) -> None:
    outcome = run("eval", gold)
    assert outcome.code == 0
    assert outcome.out.startswith("1 article\n")
    assert re.search(r"^content-match +P 1.000  R 0.500  F1 0.667  \(gold 2, found 1\)$", outcome.out, re.MULTILINE)
    assert "missed statement  ada 18:24\n    Ada Smith said on ⟦Monday⟧ that taxes will rise.\n" in outcome.out


def test_articles_or_what_was_extracted_of_them_give_the_same(gold: str, tmp_path: Path) -> None:
    articles = write(tmp_path / "articles.jsonl", {"id": "ada", "text": TEXT})
    printed = tmp_path / "found.jsonl"
    printed.write_text(run("extract", articles).out, encoding="utf-8")
    assert run("eval", gold).out == run("eval", gold, articles).out == run("eval", gold, str(printed)).out


def test_what_kg_extract_printed_is_gold_of_the_same_articles(tmp_path: Path) -> None:
    printed = tmp_path / "gold.jsonl.gz"
    printed.write_bytes(gzip.compress(run("extract", str(SEEDS)).out.encode("utf-8")))
    found = kg.evaluate(printed, [SEEDS])
    assert found.articles == 5
    assert found.differences == ()


def test_errors_can_be_left_out_and_limited(gold: str) -> None:
    assert "⟦" not in run("eval", gold, "--errors", "0").out
    assert len(json.loads(run("eval", gold, "--format", "json", "--errors", "1").out)["errors"]) == 1


def test_json_holds_the_same_figures(gold: str) -> None:
    told = json.loads(run("eval", gold, "--format", "json").out)
    assert told["articles"] == 1
    assert told["measures"]["content-match"] == {"P": 1.0, "R": 0.5, "F1": 2 / 3, "gold": 2, "found": 1}
    assert told["measures"]["source-share"] == {"share": 1.0, "right": 1, "of": 1}
    assert set(told["measures"]["cofenet/cue/jaccard"]) == {"value"}
    assert told["errors"][0]["kind"] == "missed statement"


def test_floors_decide_the_exit_code(gold: str) -> None:
    assert run("eval", gold, "--min-f1", "content-match=0.6", "--min-f1", "source-share=1").code == 0
    below = run("eval", gold, "--min-f1", "content-match=0.7")
    assert below.code == 1
    assert "content-match" in below.err


@pytest.mark.parametrize("floor", ["content-match", "content-match=high", "no-such-measure=0.5"])
def test_a_bad_floor_is_told_in_a_line(gold: str, floor: str) -> None:
    outcome = run("eval", gold, "--min-f1", floor)
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)


def test_an_article_that_is_not_there_is_told_and_counts_as_missed(gold: str, tmp_path: Path) -> None:
    other = write(tmp_path / "other.jsonl", {"id": "bob", "text": "Bob Jones denied it."})
    outcome = run("eval", gold, other)
    assert outcome.code == 0
    assert "ada is not among the articles named" in outcome.err
    assert "(gold 2, found 0)" in outcome.out


def test_another_text_than_the_golds_is_told(gold: str, tmp_path: Path) -> None:
    other = write(tmp_path / "other.jsonl", {"id": "ada", "text": f"By a reporter. {TEXT}"})
    assert "ada has another text than the article named" in run("eval", gold, other).err


WHOLE = {"article": "a.txt", "actors": [], "statements": [], "events": []}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["{"], "gold.jsonl:1: is no JSON"),
        (["[]"], "gold.jsonl:1: is JSON but no object"),
        ([{"statements": []}], 'gold.jsonl:1: has neither "article" nor "id"'),
        ([{"id": "a", "text": TEXT}], "gold.jsonl:1: annotates nothing"),
        ([{"id": "a", "statements": []}], 'gold.jsonl:1: has no "text"'),
        ([WHOLE, WHOLE], "gold.jsonl:2: a.txt is annotated twice"),
        ([WHOLE | {"actors": 3}], 'gold.jsonl:1: "actors" is no list of objects'),
        (
            [WHOLE | {"actors": [{"id": "ada", "type": "person", "mentions": [[3, 1]]}]}],
            "gold.jsonl:1: mentions: [3, 1]",
        ),
        ([WHOLE | {"actors": [{"type": "person", "mentions": [[3, 4]]}]}], 'gold.jsonl:1: actor: has no "id"'),
        ([WHOLE | {"statements": [{"id": "s7"}]}], "gold.jsonl:1: statement s7: has no content"),
        ([WHOLE | {"statements": [{"content": "all"}]}], "gold.jsonl:1: statement 1: content: is no list"),
        ([WHOLE | {"statements": [{"content": [[1, 2]], "via": 3}]}], "gold.jsonl:1: statement 1: via"),
        ([WHOLE | {"statements": [{"content": [[1, 2]], "form": []}]}], "gold.jsonl:1: statement 1: form"),
        ([WHOLE | {"events": [{"id": "e1"}]}], 'gold.jsonl:1: event e1: has no "type"'),
        ([WHOLE, {"id": "b", "text": TEXT, "mentions": []}], "b annotates names, a.txt article"),
        ([WHOLE], "gold.jsonl: has no texts; name the articles too"),
        ([], "gold.jsonl: holds no row"),
    ],
)
def test_a_fault_of_the_gold_is_told_with_its_line(tmp_path: Path, rows: list[Any], message: str) -> None:
    with pytest.raises(KgError) as fault:
        kg.evaluate(write(tmp_path / "gold.jsonl", *rows))
    assert message in str(fault.value)


def test_a_gold_file_that_is_not_there_is_told() -> None:
    outcome = run("eval", "no-such.jsonl", str(SEEDS))
    assert (outcome.code, outcome.err) == (
        2,
        "kg: no-such.jsonl: no such file or directory; name a file of JSON Lines\n",
    )


_FIELDS = ["id", "article", "text", "body", "actors", "statements", "events", "mentions", "content", "type", "triggers"]
_ODD = some.recursive(
    some.sampled_from([None, True, -1, 0, 3, 0.5, "", "x"]),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from(_FIELDS), inner, max_size=4),
    max_leaves=8,
)


@given(row=some.dictionaries(some.sampled_from(_FIELDS), _ODD))
def test_odd_rows_are_faults_and_never_crash(row: dict[str, Any]) -> None:
    with suppress(RowError):  # a fault is well; any other exception is not
        assert to_annotated(row).name
