"""Moved: import `load_lexicon` from `kg.lexicon`."""

from kg.lexicon import load_lexicon as load_lexicon
