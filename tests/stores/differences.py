"""What stores do differently and we cannot work round: one line each, by the stored query that shows it."""

from __future__ import annotations

from collections.abc import Mapping

EXPLAINED: Mapping[str, Mapping[str, str]] = {
    "comunica": {
        "coverage": "joins the sub-SELECT in an OPTIONAL without regard to what is bound outside it",
        "dyads": "COUNT gives nothing where some rows of a group leave its variable unbound",
        "mentioned-with": "COUNT gives nothing where some rows of a group leave its variable unbound",
        "timeline": "joins in the order written: no answer within half a minute",
    },
}
