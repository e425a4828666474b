"""The front matter at the top of a file as plain values: YAML, TOML, JSON or `Key: value`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, SequenceNode

from desktop_app.errors import InputError
from desktop_app.importers import heads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ruamel.yaml.nodes import Node, ScalarNode

_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_CLOSING = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
# Aliases can make a few lines stand for billions of values.
_MAX_VALUES = 10_000
_MAX_DEPTH = 100
_LONGEST = 500_000  # characters of front matter
_MEND = "Mend that line, or take the front matter out, then import it again."


class _Constructor(SafeConstructor):
    """Leaves times as they were written: what we do not know goes out as it came in."""

    def time_as_text(self, node: ScalarNode) -> str:
        return str(node.value)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.time_as_text)


@dataclass(frozen=True)
class FrontMatter:
    """A file taken apart. `lines` says on which line (from 1) each key first stands."""

    values: Mapping[str, object]
    body: str
    lines: Mapping[str, int]
    name: str

    def refuse(self, key: str, sentence: str) -> InputError:
        """An error about the value of `key` that names its line."""
        return InputError(f"{self.name}, line {self.lines.get(key, 1)}: {sentence}", _MEND)

    def inside(self, key: str, values: Mapping[str, object]) -> FrontMatter:
        """The mapping under `key` as front matter of its own, for errors on the same lines."""
        lines = {inner: self.lines.get(inner, self.lines.get(key, 1)) for inner in values}
        return FrontMatter(values, "", lines, self.name)


def has_front_matter(text: str) -> bool:
    """Whether the text begins with front matter that is marked as such."""
    return text.split("\n", 1)[0].rstrip() in ("---", "+++")


def split_front_matter(text: str, name: str) -> FrontMatter:
    """Take a text with LF line ends apart; raises InputError naming the line that is broken.

    The body is what follows, without the blank lines between and the last line end.
    """
    if not has_front_matter(text):
        found = heads.json_head(text) or heads.pelican_head(text)
        if found is None:
            return FrontMatter({}, _trimmed(text), {}, name)
        values, end = found
        plain = _Plain(name).value(values)
        return FrontMatter(
            plain if isinstance(plain, dict) else {},
            _trimmed(text[end:]),
            _key_lines(text[:end], first=1),
            name,
        )
    toml = text.startswith("+++")
    start = text.find("\n") + 1
    closing = (_TOML_CLOSING if toml else _CLOSING).search(text, start) if start else None
    if closing is None:
        raise InputError(
            f"{name}, line 1: the front matter is not closed.",
            f"Add a line “{'+++' if toml else '---'}”.",
        )
    block = text[start : closing.start()]
    if len(block) > _LONGEST:
        raise InputError(f"{name}, line 2: the front matter is too long.", _MEND)
    values = _load_toml(block, name) if toml else _load(block, name)
    return FrontMatter(values, _trimmed(text[closing.end() :]), _key_lines(block), name)


def _trimmed(body: str) -> str:
    return body.lstrip("\n").removesuffix("\n")


def _key_lines(block: str, first: int = 2) -> dict[str, int]:
    lines: dict[str, int] = {}
    for number, line in enumerate(block.split("\n"), start=first):
        key = re.match(r"""\s*(?:- )?["']?([^\s"':=#\[][^"':=]*)["']?\s*[:=]""", line)
        if key:
            lines.setdefault(key[1].strip(), number)
    return lines


def _load_toml(block: str, name: str) -> dict[str, object]:
    try:
        values = heads.toml_head(block)
    except heads.BadTomlError as error:
        raise InputError(
            f"{name}, line {error.line + 1}: the front matter is not valid TOML.", _MEND
        ) from None
    plain = _Plain(name).value(values)
    return plain if isinstance(plain, dict) else {}


def _load(block: str, name: str) -> dict[str, object]:
    # The pure parser: the C one, where it is installed, names lines differently.
    parser = YAML(typ="safe", pure=True)
    parser.Constructor = _Constructor
    try:
        # Looked at before any value is made of it: merges and aliases multiply.
        if _size(parser.compose(block), {}, 0) > _MAX_VALUES:
            raise InputError(f"{name}, line 2: the front matter holds too many values.", _MEND)
        loaded = parser.load(block)
        plain = _Plain(name).value(loaded)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        line = min(line, block.count("\n") + 1)  # an end of file is on the last line of it
        problem = _in_short(error)
        raise InputError(
            f"{name}, line {line}: the front matter is not valid YAML.",
            f"{problem} {_MEND}".strip(),
        ) from None
    except (YAMLError, ValueError, TypeError, RecursionError) as error:
        raise InputError(f"{name}, line 2: the front matter is not valid YAML.", _MEND) from error
    if plain is None:
        return {}
    if not isinstance(plain, dict):
        raise InputError(
            f"{name}, line 2: the front matter is not a list of keys and values.", _MEND
        )
    return plain


def _size(node: Node | None, known: dict[int, int], depth: int) -> int:
    """How many values a node stands for once every alias and merge in it is followed."""
    if node is None:
        return 0
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deeply")
    size = known.get(id(node))
    if size is not None:
        return size
    known[id(node)] = _MAX_VALUES + 1  # while it is looked at: it holds itself
    if isinstance(node, MappingNode):
        inner = [part for pair in node.value for part in pair]
    else:
        inner = list(node.value) if isinstance(node, SequenceNode) else []
    size = 1 + sum(_size(part, known, depth + 1) for part in inner)
    known[id(node)] = size
    return size


def _in_short(error: MarkedYAMLError) -> str:
    problem = str(error.problem or "").split("\n", 1)[0].strip()
    return f"{problem[:1].upper()}{problem[1:]}." if problem else ""


class _Plain:
    """Copies loaded YAML as strings, numbers, lists and dicts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = _MAX_VALUES

    def value(self, value: object) -> object:
        self._left -= 1
        if self._left < 0:
            raise InputError(
                f"{self._name}, line 2: the front matter holds too many values.", _MEND
            )
        if value is None or isinstance(value, str | bool | int | float):
            return value
        if isinstance(value, dict):
            return {str(key): self.value(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple | set):
            return [self.value(inner) for inner in value]
        return str(value)
