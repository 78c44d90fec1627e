"""Reads the lexicons in `kg/data/*.yaml`; each is parsed once, when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# the C loader is some ten times faster; wheels of PyYAML bring it, a build from source may not
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon(name: str) -> Any:  # noqa: ANN401 (what YAML holds; each caller knows its own lexicon)
    """Return the content of `data/<name>.yaml`."""
    text = files("kg").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)
