"""The made-up world lent to an endpoint: put there while the cases are asked, and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg.engines import Engine
from kg.errors import KgError
from kg.load.target import UpdateEndpoint
from kg.remote import Remote
from kg.store import Store
from kg.vocab import KG


@contextmanager
def lend(world: Store, update: str) -> Iterator[None]:
    """Put the world's graphs into the store that has the update address `update`, for a while.

    Raises:
        KgError: the address refuses.
    """
    with Remote(update) as remote:
        target = UpdateEndpoint(remote)
        try:
            for graph in world.graphs():
                target.replace(graph, [line for line in world.dump("nt", graph).decode().split("\n") if line])
            yield
        finally:
            for graph in world.graphs():
                target.drop(graph)


def check_free(world: Store, engine: Engine, update: str) -> None:
    """See that an endpoint holds nothing that the world would spoil.

    Raises:
        KgError: articles or graphs of these names are there already.
    """
    an_article = f"?article a <{KG.Article}>"
    taken = engine.query(f"ASK {{ {{ {an_article} }} UNION {{ GRAPH ?graph {{ {an_article} }} }} }}")
    for graph in world.graphs():
        taken = taken or engine.query(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    if taken:
        raise KgError(
            f"{update}: holds a graph of ours, which the made-up world would spoil; give an empty store, "
            "or leave --update out to compare its answers with those of --store"
        )
