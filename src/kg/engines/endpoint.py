"""A remote endpoint, asked by the SPARQL 1.1 protocol."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from kg.engines import AN_ARTICLE, find_base
from kg.engines.quirks import GET_ALONE, NO_UNION, UNION_WAYS, accepted, plain_query, plain_results
from kg.errors import KgError
from kg.remote import TIMEOUT, Remote
from kg.store import Table, Triple, read_results, read_triples
from kg.vocab import KG

if TYPE_CHECKING:
    import httpx

_JSON = ("application/sparql-results+json", "application/json")
_REMEDIES = {
    400: "it does not understand the query; is this its query address?",
    404: "there is nothing at this address; look up the store's query address",
}
_IN_A_GRAPH = f"ASK {{ GRAPH ?graph {{ ?article a <{KG.Article}> }} }}"


class Endpoint:
    """A remote store that can be asked SPARQL."""

    def __init__(self, url: str, timeout: float | None = None) -> None:
        """Prepare to ask; nothing is sent yet.

        Raises:
            KgError: `url` is no address.
        """
        self._remote = Remote(url, timeout=timeout or TIMEOUT)
        self._by_get = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remote.close()

    @cached_property
    def base(self) -> str:
        """What the IRIs of the data begin with."""
        return find_base(self.select)

    def query(self, text: str) -> Table | bool | tuple[Triple, ...]:
        """Ask SPARQL: a table for SELECT, True or False for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            KgError: the endpoint cannot be reached, refuses, or answers in a form that is none.
        """
        return self._answer(plain_query(text), self._union_way)

    def select(self, text: str) -> Table:
        """Ask a SELECT."""
        found = self.query(text)
        if not isinstance(found, Table):
            raise KgError(f"{self._remote.where}: its answer to a SELECT is no table; is this its query address?")
        return found

    @cached_property
    def _union_way(self) -> Mapping[str, str]:
        """The parameters that make its default graph the union of its named graphs."""
        for way in UNION_WAYS:
            found = self._answer(AN_ARTICLE, way)
            if isinstance(found, Table) and len(found):
                return way
        if self._answer(_IN_A_GRAPH, {}) is True:
            raise KgError(f"{self._remote.where}: {NO_UNION}")
        return {}

    def _answer(self, text: str, way: Mapping[str, str]) -> Table | bool | tuple[Triple, ...]:
        response = self._ask({"query": text, **way})
        kind = response.headers.get("content-type", "").partition(";")[0].strip()
        try:
            if kind in _JSON:
                return read_results(plain_results(response.content.decode("utf-8")))
            return read_triples(response.content, kind)
        except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
            raise KgError(f"{self._remote.where}: its answer is not SPARQL results in JSON") from error
        except KgError as error:
            raise KgError(f"{self._remote.where}: {error}; is this its query address?") from error

    def _ask(self, form: Mapping[str, str]) -> httpx.Response:
        """Send a question by POST, which bears long ones, or by GET where the endpoint takes that alone."""
        if not self._by_get:
            headers = {"Accept": accepted(form["query"]), "Content-Type": "application/x-www-form-urlencoded"}
            body = urlencode(form).encode()
            response = self._remote.send("POST", headers=headers, content=body, allow=GET_ALONE, remedies=_REMEDIES)
            if response.is_success:
                return response
            self._by_get = True
        return self._remote.send("GET", params=form, headers={"Accept": accepted(form["query"])}, remedies=_REMEDIES)
