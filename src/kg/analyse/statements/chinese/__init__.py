"""Statements of Chinese sentences.

`text` cuts an article into clauses, `cues` finds the words that attribute, `sources` the subject before a cue,
`verbs` and `attributions` read a cue by its grammar (what both need to know of its surroundings is in `places`),
`drafting` follows a speech over sentences and paragraphs until it `returns` to the writer, and `contents` gives it its
final form.
"""

from __future__ import annotations

from kg.analyse.statements.chinese.drafting import chinese_statements

__all__ = ["chinese_statements"]
