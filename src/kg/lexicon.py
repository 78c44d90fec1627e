"""Reads the lexicons in `kg/data/*.yaml`; each is parsed once, when it is first asked for.

A user's own entries (`kg.additions`) are laid over them for as long as they are in use.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# the C loader is some ten times faster; wheels of PyYAML bring it, a build from source may not
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PlainLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # looks for no numbers and dates: a third faster


_added: Mapping[str, Any] = {}  # lexicon → what a user adds to it


def added() -> Mapping[str, Any]:
    """Return what a user adds to the lexicons, by the name of the lexicon."""
    return _added


def use(additions: Mapping[str, Any]) -> None:
    """Read the lexicons with a user's additions from now on; what was made of them before is forgotten.

    Every table made of lexicons is a cached function of a module of ours.
    """
    global _added  # noqa: PLW0603 (the lexicons are the process's, and so is what lies over them)
    if additions == _added:
        return
    _added = additions
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "kg":
            for table in list(vars(module).values()):
                if isinstance(table, type(load_lexicon)):
                    table.cache_clear()


def laid_over(base: Any, over: Any) -> Any:  # noqa: ANN401 (what YAML holds)
    """Return one content over another: tables are merged, lists made longer, all else is replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: laid_over(base[key], value) if key in base else value for key, value in over.items()}
    if isinstance(base, list) and isinstance(over, list):
        return base + over
    return over


def _with_added(name: str, content: Any) -> Any:  # noqa: ANN401 (what YAML holds)
    return laid_over(content, _added[name]) if name in _added else content


@cache
def load_lexicon(name: str) -> Any:  # noqa: ANN401 (what YAML holds; each caller knows its own lexicon)
    """Return the content of `data/<name>.yaml`."""
    text = files("kg").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return _with_added(name, yaml.load(text, Loader=_Loader))


@cache
def load_names(name: str) -> dict[str, dict[str, str]]:
    """Return the content of `data/<name>.yaml`, entries of mere strings, of which there are thousands."""
    text = files("kg").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = _with_added(name, yaml.load(text, Loader=_PlainLoader))
    return loaded
