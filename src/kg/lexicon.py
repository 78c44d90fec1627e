"""Reads the lexicons in `kg/data/*.yaml`; each is parsed once, when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# the C loader is some ten times faster; wheels of PyYAML bring it, a build from source may not
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PlainLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # looks for no numbers and dates: a third faster


@cache
def load_lexicon(name: str) -> Any:  # noqa: ANN401 (what YAML holds; each caller knows its own lexicon)
    """Return the content of `data/<name>.yaml`."""
    text = files("kg").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)


@cache
def load_names(name: str) -> dict[str, dict[str, str]]:
    """Return the content of `data/<name>.yaml`, entries of mere strings, of which there are thousands."""
    text = files("kg").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=_PlainLoader)
    return loaded
