"""Annotations in YAML: snippets become the offsets that the annotators' own compiler gives, faults are located."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from compile_gold import Gold
from hypothesis import given
from hypothesis import strategies as some

import kg
from command import run
from conftest import ROOT, SEEDS
from kg.errors import KgError
from kg.evaluate.rows import to_annotated
from kg.evaluate.snippets import read_snippets

GOLD = ROOT / "tests" / "gold"
TEXT = "Home | News\nAda Smith said talks failed. 中美会谈，中方说会谈失败。Later Ada left; talks resumed. Ads\n"


def sample() -> dict[str, Any]:
    """Annotations of TEXT; each test takes a copy and spoils it."""
    return {
        "article": "a.txt",
        "body": {"first": "Ada Smith said", "last": "talks resumed."},
        "actors": [
            {"id": "ada-smith", "type": "person", "name": "Ada Smith", "names": ["Ada Smith", "Ada"]},
            {"id": "china", "type": "place", "name": "China", "names": ["中方", {"text": "中", "in": "中美"}]},
        ],
        "statements": [
            {
                "id": "s1",
                "speaker": "ada-smith",
                "source": "Ada Smith",
                "cue": "said",
                "content": ["talks failed"],
                "form": "indirect",
                "said_on": "2026-02-04",
            },
            {
                "id": "s2",
                "speaker": "china",
                "source": "中方",
                "cue": "说",
                "content": [{"text": "会谈失败", "near": "说会谈失败"}],
                "form": "indirect",
            },
        ],
        "events": [
            {
                "id": "e1",
                "type": "meeting",
                "triggers": ["talks", {"text": "会谈", "near": "中美会谈"}],
                "participants": [{"actor": "china", "role": "participant"}],
                "status": "occurred",
            }
        ],
    }


def read(folder: Path, given: Any) -> Any:
    file = folder / "a.yaml"
    file.write_text(yaml.safe_dump(given, allow_unicode=True), encoding="utf-8")
    return read_snippets(file, {"a.txt": TEXT})


@pytest.mark.parametrize("file", sorted(GOLD.glob("0*.yaml")), ids=lambda file: file.stem)
def test_offsets_are_those_of_the_annotators_compiler(file: Path) -> None:
    texts = {path.name: path.read_bytes().decode("utf-8") for path in SEEDS.glob("*.txt")}
    read, theirs = read_snippets(file, texts), to_annotated(Gold(file, SEEDS).out)
    assert read == theirs


def test_snippets_are_found_in_the_body_at_word_boundaries(tmp_path: Path) -> None:
    found = read(tmp_path, sample())
    named = [(TEXT[start:end], actor) for (start, end), actor in sorted(found.mentions.items())]
    assert named == [("Ada Smith", "ada-smith"), ("中", "china"), ("中方", "china"), ("Ada", "ada-smith")]
    assert [TEXT[start:end] for start, end in found.statements[1].content] == ["会谈失败"]
    assert [TEXT[start:end] for start, end in found.events[0].triggers] == ["talks", "会谈", "talks"]
    assert TEXT[found.body.start : found.body.end].endswith("talks resumed.")


def test_other_yaml_files_are_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, {"links": []}) is None


Spoil = Callable[[dict[str, Any]], Any]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda g: g.update(article="b.txt"), "article b.txt is not among the articles named"),
        (lambda g: g.pop("events"), "file: has no events"),
        (lambda g: g.update(note="x"), "file: unknown: note"),
        (lambda g: g.update(actors="ada"), "file: actors is no list"),
        (lambda g: g["body"].update(first="Once upon"), "body: the snippet does not occur in the body: 'Once upon'"),
        (lambda g: g["body"].update(last="Home"), "body: its last words come before its first"),
        (lambda g: g["actors"][0].update(type="robot"), "ada-smith: type 'robot' is not one of person"),
        (lambda g: g["actors"][0]["names"].append("Smith"), "ada-smith: the name 'Smith' does not occur"),
        (lambda g: g["actors"][1].update(id="ada-smith"), "ada-smith: there are two of this id"),
        (lambda g: g["statements"][0].update(speaker="bob"), "s1: 'bob' is no actor of this file"),
        (lambda g: g["statements"][0].update(occasion="e9"), "s1: 'e9' is no event of this file"),
        (lambda g: g["statements"][0].update(content=["talks"]), "s1: the snippet occurs 2 times, pin it by near"),
        (lambda g: g["statements"][0].update(content=["talk"]), "s1: the snippet does not occur in the body: 'talk'"),
        (lambda g: g["statements"][0].update(content=[]), "statement s1: has no content"),
        (lambda g: g["statements"][0].update(form="free"), "s1: form 'free' is not one of direct"),
        (lambda g: g["events"][0].update(type="party"), "e1: type 'party' is not one of call"),
        (lambda g: g["events"][0].update(participants=["china"]), "e1: is no mapping: 'china'"),
    ],
)
def test_a_fault_is_told_with_its_file_and_record(tmp_path: Path, spoil: Spoil, message: str) -> None:
    spoilt = sample()
    spoil(spoilt)
    with pytest.raises(KgError) as fault:
        read(tmp_path, spoilt)
    assert str(fault.value).startswith(f"{tmp_path / 'a.yaml'}: {message}")


def test_what_is_no_yaml_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("article: [", encoding="utf-8")
    with pytest.raises(KgError, match=r"a\.yaml: is no YAML"):
        read_snippets(tmp_path / "a.yaml", {"a.txt": TEXT})


_ODD = some.recursive(
    some.none() | some.integers() | some.sampled_from(["", "Ada", "talks", "x"]),
    lambda inner: some.lists(inner, max_size=2) | some.dictionaries(some.sampled_from(["id", "text", "near"]), inner),
    max_leaves=4,
)


@given(part=some.sampled_from(["actors", "statements", "events"]), data=some.data())
def test_odd_values_are_faults_and_never_crash(
    tmp_path_factory: pytest.TempPathFactory, part: str, data: some.DataObject
) -> None:
    odd = sample()
    record = odd[part][0]
    record[data.draw(some.sampled_from(sorted(record)))] = data.draw(_ODD)
    with suppress(KgError):  # a fault is well; any other exception is not
        assert read(tmp_path_factory.mktemp("odd"), odd) is not None


def test_a_folder_of_annotations_is_gold(tmp_path: Path) -> None:
    outcome = run("eval", str(GOLD), str(SEEDS), "--errors", "0")
    assert outcome.code == 0
    assert outcome.out.startswith("5 articles\nmentions ")
    with pytest.raises(KgError, match="name the articles too"):
        kg.evaluate(GOLD)
    with pytest.raises(KgError, match="holds no annotations"):
        kg.evaluate(tmp_path, [SEEDS])
