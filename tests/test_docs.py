"""Pages that are generated are current, and what the README tells a reader to type works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from command import run
from conftest import ROOT
from generate import pages

README = (ROOT / "README.md").read_text(encoding="utf-8")
# the commands of the README's indented blocks and of the pages on how to add things
COMMANDS = sorted(
    {
        match[1]
        for page in [ROOT / "README.md", *(ROOT / "docs").glob("how-to-*.md")]
        for match in re.finditer(r"^    (?:\.venv/bin/)?(kg .+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
)


def test_generated_pages_are_current() -> None:
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date: run 'make docs'"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_works(
    command: str, seed_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, there in (("seeds", "seeds"), ("queries", "queries"), ("docs", "docs"), ("my-articles", "seeds")):
        (tmp_path / name).symlink_to(ROOT / there)
    (tmp_path / "build").mkdir()
    if " build " not in command:
        for place in ("build/graph", "graph"):
            (tmp_path / place).symlink_to(seed_store)
    outcome = run(*shlex.split(command)[1:])
    assert outcome.code == 0, outcome.err


def test_links_of_the_readme_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link
