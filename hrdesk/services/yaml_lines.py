"""YAML with the line of each field, which bounds what a text can do and says what is wrong with it, where."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

import yaml
from yaml.resolver import Resolver

from hrdesk.core.written_page import FieldPath

_DEPTH_LIMIT = 40
_DEPTH_BORNE = 600
"""Levels that PyYAML's composer takes on the smallest stacks, the 512 KB of other threads on macOS."""
_TEXT, _LIST, _FIELDS = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_INDENT = re.compile(r"^[ ?-]*", re.MULTILINE)


class YamlFault(ValueError):
    """YAML that cannot be used, at a line."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line = line
        self.remedy = remedy


class FieldLines(Mapping[FieldPath, int]):
    """The line of each field of a YAML document; looked up in the text when somebody asks, which few do."""

    def __init__(self, text: str = "", first_line: int = 1) -> None:
        self._text = text
        self._first_line = first_line

    def __getitem__(self, path: FieldPath) -> int:
        return self._lines[path]

    def __iter__(self) -> Iterator[FieldPath]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    @cached_property
    def _lines(self) -> dict[FieldPath, int]:
        node = yaml.compose(self._text, Loader=yaml.CSafeLoader)
        return dict(_walk(node, (), self._first_line)) if node else {}


def load_yaml(text: str, first_line: int = 1) -> tuple[object, FieldLines]:
    """Plain values of a YAML document, and the line of each field. Aliases, duplicate keys and depth are refused."""
    loader = _Loader(text)
    try:
        if _may_run_out_of_stack(text):
            _bound_depth(text, first_line)
        node = loader.get_single_node()
        if node is None:
            return {}, FieldLines()
        _look_over(node, first_line, 1)
        return _plain(loader, node), FieldLines(text, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problem = " ".join(str(error.problem or error.context or "it cannot be read").split())
        raise YamlFault(line, problem, "Text with “: ” or “ #” in it goes in quotes.") from error
    except RecursionError as error:
        raise YamlFault(first_line, "it is nested too deep", "Make it flatter.") from error
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, YamlFault):
            raise
        raise YamlFault(first_line, " ".join(str(error).split()), "Correct it.") from error
    finally:
        loader.dispose()


class _Loader(yaml.CSafeLoader):
    """Tells the tags of plain scalars from memory: most are names of fields, met again and again."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is yaml.ScalarNode and not self.yaml_path_resolvers:
            return _tag_of_plain(value) if implicit[0] else _TEXT
        return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]


@lru_cache(maxsize=4_096)
def _tag_of_plain(value: str) -> str:
    return str(Resolver().resolve(yaml.ScalarNode, value, (True, False)))  # type: ignore[no-untyped-call]


def _plain(loader: _Loader, node: yaml.Node) -> object:
    """What `construct_document` makes of a node, without its calls where all is text, lists and fields."""
    if _is_text(node):
        return node.value
    if type(node) is yaml.SequenceNode and node.tag == _LIST:
        return [_plain(loader, item) for item in node.value]
    if type(node) is yaml.MappingNode and node.tag == _FIELDS and all(_is_text(key) for key, _ in node.value):
        return {key.value: _plain(loader, value) for key, value in node.value}
    return loader.construct_document(node)


def _is_text(node: yaml.Node) -> bool:
    return type(node) is yaml.ScalarNode and node.tag == _TEXT


def _may_run_out_of_stack(text: str) -> bool:
    """Whether it could nest deeper than any stack bears: each level needs a bracket, or a step to the right, or a dash.

    An alias, which could nest in itself, needs an asterisk.
    """
    brackets = text.count("[") + text.count("{")
    return "*" in text or brackets + max(map(len, _INDENT.findall(text))) > _DEPTH_BORNE


def _bound_depth(text: str, first_line: int) -> None:
    """The composer nests as deep as the text does; refuse before it runs out of stack. Events come one by one."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if type(event) is yaml.ScalarEvent:
            continue  # nine of ten events, and none of them nests
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent):
            raise YamlFault(line, "it uses an alias (*name)", "Write the value out.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH_LIMIT:
            raise YamlFault(line, "it is nested too deep", "Make it flatter.")


def _look_over(node: yaml.Node, first_line: int, depth: int) -> None:
    """Refuse what PyYAML takes silently: a field that stands twice, a date that is none, levels that no page needs."""
    if type(node) is yaml.ScalarNode:
        if node.tag == "tag:yaml.org,2002:timestamp":
            _check_date(node.value, first_line + node.start_mark.line)
        return
    if depth > _DEPTH_LIMIT:
        raise YamlFault(first_line + node.start_mark.line, "it is nested too deep", "Make it flatter.")
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in keys:
                raise YamlFault(first_line + key.start_mark.line, f"the field `{name}` stands twice", "Keep one.")
            keys.add(name)
            _look_over(value, first_line, depth + 1)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _look_over(item, first_line, depth + 1)


def _walk(node: yaml.Node, path: FieldPath, first_line: int) -> Iterator[tuple[FieldPath, int]]:
    yield path, first_line + node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            for inner, inner_line in _walk(value, (*path, name), first_line):
                yield inner, (first_line + key.start_mark.line if inner == (*path, name) else inner_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*path, index), first_line)


def _check_date(text: str, line: int) -> None:
    try:
        date.fromisoformat(text[:10])
    except ValueError as error:
        raise YamlFault(line, f"{text} is no date", "Write a date such as 2026-11-21.") from error
