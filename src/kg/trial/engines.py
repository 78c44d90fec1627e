"""Which engines the stored queries are tried on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path

from kg.engines import Engine
from kg.errors import KgError
from kg.queries import load_query, stored_queries
from kg.store import Store
from kg.trial import Tried, cases_of, made_up_world, try_against, try_cases
from kg.trial.lending import check_free, lend


def try_queries(names: Collection[str], endpoint: str | None, update: str | None, store: Path) -> Iterator[Tried]:
    """Yield how each engine answers: the embedded one, rdflib, and an endpoint where there is one.

    Raises:
        KgError: there is no such query, or the endpoint cannot be asked or lent the world.
    """
    from kg.engines.judge import Judge  # noqa: PLC0415 (half a second to load)

    if update and not endpoint:
        raise KgError("--update needs --endpoint, the address that answers queries")
    cases = cases_of(names)
    world = made_up_world()
    engines: dict[str, Engine] = {"embedded": world, "rdflib": Judge(world)}
    with ExitStack() as opened:
        remote = None
        if endpoint:
            from kg.engines.endpoint import Endpoint  # noqa: PLC0415 (a tenth of a second)

            if update:
                with Endpoint(endpoint) as before:
                    check_free(world, before, update)
                opened.enter_context(lend(world, update))
            remote = opened.enter_context(Endpoint(endpoint))
            engines |= {endpoint: remote} if update else {}
        yield from try_cases(engines, cases)
        if endpoint and remote and not update:
            own = opened.enter_context(Store.open(store, read_only=True))
            queries = [load_query(name) for name in names] or stored_queries()
            yield from try_against(own, endpoint, remote, queries)
