"""A YAML file with the lines of its values, so that each fault can be told with its place and its remedy."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from kg.errors import KgError

Node = yaml.Node


class Sheet:
    """A file of a user's, and all that is found wrong with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.faults: list[str] = []

    def read(self) -> Node | None:
        """Return what the file holds; None where it is empty or no YAML.

        Raises:
            KgError: it cannot be read.
        """
        try:
            text = self._path.read_text(encoding="utf-8-sig")
            root: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.faults.append(f"{self._path}, line {line}: is not YAML ({error.problem}); mend it")
            return None
        except UnicodeDecodeError:
            raise KgError(f"{self._path}: is not UTF-8; save it as UTF-8 text") from None
        except OSError as error:
            raise KgError(f"{self._path}: cannot be read ({error.strerror}); give a YAML file") from error
        except yaml.YAMLError as error:
            raise KgError(f"{self._path}: is not YAML ({error}); mend it") from error
        return root

    def fault(self, node: Node, message: str) -> None:
        """Note what is wrong with a value, and the remedy."""
        self.faults.append(f"{self._path}, line {node.start_mark.line + 1}: {message}")

    def entries(self, node: Node, what: str, allowed: Collection[str] = ()) -> Iterator[tuple[str, Node, Node]]:
        """Yield the entries of a table: key, where it stands, value. Those not allowed, or twice there, are faults."""
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"{what} must be a table of 'key: value'")
            return
        seen = set()
        for key, value in node.value:
            name = str(key.value)
            if allowed and name not in allowed:
                self.fault(key, f"{what} has no {name!r}; write one of {', '.join(allowed)}")
            elif name in seen:
                self.fault(key, f"{name!r} stands there twice; join the two")
            else:
                seen.add(name)
                yield name, key, value

    def items(self, node: Node, what: str) -> list[Node]:
        """Return the items of a list."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.fault(node, f"{what} must be a list; begin each with '- '")
        return []

    def texts(self, node: Node, what: str) -> list[str]:
        """Return one text or a list of them."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if nodes and all(isinstance(one, yaml.ScalarNode) and str(one.value).strip() for one in nodes):
            return [str(one.value).strip() for one in nodes]
        self.fault(node, f"{what} must be a text or a list of texts, none of them empty")
        return []

    def text(self, node: Node, what: str, allowed: Collection[str] = ()) -> str:
        """Return one text, of those allowed where these are given."""
        texts = self.texts(node, what)
        if len(texts) > 1:
            self.fault(node, f"{what} must be one text")
        elif texts and allowed and texts[0] not in allowed:
            self.fault(node, f"{what} {texts[0]!r} is not known; write one of {', '.join(allowed)}")
        return texts[0] if texts else ""
