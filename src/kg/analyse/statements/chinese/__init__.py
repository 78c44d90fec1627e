"""Statements of Chinese sentences.

`text` veils what is quoted, `clauses` cuts the rest, `cues` finds the words that attribute. Of the words before a cue
`peeling` takes off what is said of time and place, `subjects` says whom the rest names, and `sources` puts both
together. `verbs` and `attributions` read a cue by its grammar (its surroundings are a `places.Place`; `verbal` says
whether it is a verb there, `following` whether it goes on with an earlier speaker), `citing` and `hearers` who else
takes part. `drafting` follows a speech over sentences and paragraphs until it `returns` to the writer; `extents` says
how far it runs in one sentence, and `contents` gives it its final form.
"""

from __future__ import annotations

from kg.analyse.statements.chinese.drafting import chinese_statements

__all__ = ["chinese_statements"]
