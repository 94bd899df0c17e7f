"""Line and column of every table, key and value of a TOML file; read only when there is something to report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Line and column, both from 1; the column counts characters."""

    line: int
    column: int


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser(Language(tree_sitter_toml.language()))


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def _key_parts(node: Node) -> list[str]:
    if node.type == "dotted_key":
        return [part for child in node.named_children for part in _key_parts(child)]
    text = _text(node)
    return [text[1:-1] if text[:1] in "\"'" else text]


class Positions:
    """Where each path of a TOML file stands: `of(("threshold", 2, "at_least"))`.

    A path that is not in the file is answered with the nearest table that is.
    """

    def __init__(self, source: str) -> None:
        self._lines = source.encode().split(b"\n")
        self._values: dict[Path, Position] = {(): Position(1, 1)}
        self._keys: dict[Path, Position] = {}
        self._tables: dict[Path, int] = {}
        for node in _parser().parse(source.encode()).root_node.named_children:
            self._top(node)

    def of(self, path: Path) -> Position:
        """Where the value at `path` begins."""
        while path and path not in self._values:
            path = path[:-1]
        return self._values[path]

    def of_key(self, path: Path) -> Position:
        """Where the key that ends `path` stands."""
        return self._keys.get(path) or self.of(path)

    def _position(self, node: Node) -> Position:
        row, byte_column = node.start_point
        return Position(row + 1, len(self._lines[row][:byte_column].decode("utf-8", "replace")) + 1)

    def _top(self, node: Node) -> None:
        if node.type == "pair":
            self._pair(node, ())
        elif node.type in ("table", "table_array_element"):
            key, *pairs = node.named_children
            path = self._path_of(_key_parts(key), is_array=node.type == "table_array_element")
            self._values[path] = self._position(node)
            if path[-1] == 0:
                self._values[path[:-1]] = self._position(node)
            for pair in pairs:
                if pair.type == "pair":
                    self._pair(pair, path)

    def _path_of(self, parts: list[str], *, is_array: bool) -> Path:
        """The path of a table header, with the number of the newest element for every array on the way."""
        path: Path = ()
        for index, part in enumerate(parts):
            path = (*path, part)
            is_last = index == len(parts) - 1
            if is_last and is_array:
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path = (*path, self._tables[path])
        return path

    def _pair(self, node: Node, table: Path) -> None:
        key, value = node.named_children[0], node.named_children[-1]
        path = table + tuple(_key_parts(key))
        self._keys[path] = self._position(key)
        self._value(value, path)

    def _value(self, node: Node, path: Path) -> None:
        self._values[path] = self._position(node)
        if node.type == "inline_table":
            for pair in node.named_children:
                if pair.type == "pair":
                    self._pair(pair, path)
        elif node.type == "array":
            items = [child for child in node.named_children if child.type != "comment"]
            for index, child in enumerate(items):
                self._value(child, (*path, index))
