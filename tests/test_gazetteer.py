"""The gazetteer: what it holds, and that nothing in it clashes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from kg.gazetteer import Names, Office, countries, known_actors, latin_slug, slug
from kg.lexicon import load_lexicon
from kg.model import ActorType


def test_countries_take_names_and_codes_from_cldr() -> None:
    angola = known_actors()["angola"]
    assert (angola.type, angola.iso, angola.names["en"][0]) == (ActorType.PLACE, "AO", "Angola")
    assert angola.names["zh-hans"][0] == "安哥拉"
    assert angola.names["zh-hant"][0] == "安哥拉"


def test_usage_adds_to_cldr() -> None:
    assert "U.S." in known_actors()["united-states"].names["en"]
    assert known_actors()["turkey"].names["en"][0] == "Turkey"
    assert "南韩" in known_actors()["south-korea"].names["zh-hans"]


def test_traditional_names_are_made_where_none_is_listed() -> None:
    assert known_actors()["xi-jinping"].names["zh-hant"][0] == "習近平"
    assert list(Names({"en": ("Oslo",)})) == ["en"]
    assert "zh-hant" not in Names({"en": ("Oslo",)})


def test_offices_point_to_countries_and_organisations() -> None:
    assert Office("president", "china") in known_actors()["xi-jinping"].offices
    assert Office("secretary-general", "nato") in known_actors()["mark-rutte"].offices


def test_capitals_are_places_of_their_own() -> None:
    assert known_actors()["beijing"].iso == "CN"
    assert "beijing" in countries()["CN"].seats


def test_every_reference_inside_the_gazetteer_resolves() -> None:
    kinds = set(load_lexicon("titles.en")["offices"])
    for actor in known_actors().values():
        assert set(actor.member_of) <= set(known_actors()), actor.id
        assert all(office.of in known_actors() and office.kind in kinds for office in actor.offices), actor.id
        assert actor.iso is None or actor.iso in countries(), actor.id
        assert not actor.organ or actor.organ in load_lexicon("organs"), actor.id


def test_ids_are_slugs() -> None:
    assert all(key == actor.id == latin_slug(key) for key, actor in known_actors().items())


@pytest.mark.parametrize("file", ["people", "organisations", "places"])
def test_no_two_entries_of_a_file_share_a_name(file: str) -> None:
    entries = load_lexicon(f"gazetteer.{file}").values()
    names = Counter(
        name
        for entry in entries
        for name in {*str(entry.get("en", "")).split(" | "), *str(entry.get("zh", "")).split(" | ")} - {""}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_one_organ_of_a_kind_in_a_country() -> None:
    organs = Counter((actor.iso, actor.organ) for actor in known_actors().values() if actor.organ)
    assert [organ for organ, count in organs.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("João Lourenço", "joao-lourenco"),
        ("陈斌华", "chen-binhua"),
        ("陳斌華", "chen-binhua"),
        ("欧阳明", "ouyang-ming"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_it_is_ready_quickly_and_without_what_only_labels_need() -> None:
    code = "import sys, kg.gazetteer as g; g.known_actors(); print('opencc' in sys.modules, 'pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
