"""Makes the text of a YAML file say something else, with the smallest change of its lines.

In: the text of a file that ``source`` has accepted, and the data it should hold. Out: the text that
holds it. What stays the same is copied character by character, remarks, quotes and blank lines
included; only what differs is written anew. The only module that imports ``ruamel.yaml``: its nodes
say where each value begins and ends, and its writer decides how a new text must be quoted.

The text is not passed through ruamel's round trip, although that is the identity on all files of
today: a file from another hand may be indented in another way, and must not be reshaped by a change
of one word. The caller reads the result again and compares it with what it asked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from factsheets.reading.document import Loc
from factsheets.reading.source import parse_yaml
from factsheets.writing.alignment import aligned

# ruamel's base class of these does not know their marks and styles.
Node = MappingNode | ScalarNode | SequenceNode
# The names of the fields at a place, in the order of the model; none where order is free.
Order = Callable[[Loc], list[str]]
# Numbers, dates and phases stand in quotes, so that no reader takes them for a number.
_NUMERIC: Final = re.compile(r"[-+.]?[0-9][-+0-9.,:/eE_]*")


class CannotEditError(Exception):
    """The text is laid out in a way that this module does not dare to touch."""


def edit(text: str, wanted: dict[str, Any], order: Order) -> str:
    """``text`` changed so that it holds ``wanted``; every scalar is text, ``None`` is nothing.

    Raises :class:`CannotEditError` where that cannot be done without touching what stays.
    """
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except YAMLError:  # a text that the project's reader takes, and ruamel does not
        raise CannotEditError from None
    if not isinstance(root, MappingNode):
        raise CannotEditError
    start, end = root.start_mark.index, _end(root, text)
    return text[:start] + _Editor(text, order).render(root, wanted, ()) + text[end:]


def write(data: dict[str, Any], order: Order) -> str:
    """The text of a new file that holds ``data``, its fields in the order of the model."""
    return "\n".join(_Editor("", order).entries(data, 0, ())) + "\n"


@dataclass(frozen=True)
class _Piece:
    """One field or item of a block: what stands before it (line end, remarks, indentation), itself.

    ``rest`` is what follows it on its last line, ``remarks`` whether it holds remarks or might.
    """

    lead: str
    head: str
    value: Node
    rest: str
    remarks: bool


@dataclass(frozen=True)
class _Editor:
    text: str
    order: Order

    def render(self, node: Node, wanted: Any, loc: Loc, flow: bool = False) -> str:
        """The text of ``node`` after the change; copied where nothing differs."""
        if _data(node) == wanted:
            return self.text[node.start_mark.index : _end(node, self.text)]
        if isinstance(node, ScalarNode):
            return scalar(wanted, node.style or "", flow)
        if flow or node.flow_style:
            return self._in_brackets(node, wanted, loc)
        if isinstance(node, MappingNode):
            return self._group(node, wanted, loc)
        return self._list(node, wanted, loc)

    def _group(self, node: MappingNode, wanted: dict[str, Any], loc: Loc) -> str:
        places = [
            (key.start_mark.index, self.text.index(":", key.end_mark.index) + 1, value)
            for key, value in node.value
        ]
        pieces = self._pieces(places)
        names = [key.value for key, _ in node.value]
        column = node.value[0][0].start_mark.column
        out = _Block(column)
        for name in self._merged(names, wanted, loc):
            if name not in names:
                out.add(None, self.entry(name, wanted[name], column, (*loc, name)))
                continue
            piece = pieces[names.index(name)]
            if name not in wanted:
                out.drop(piece)
            elif _fits(piece.value, wanted[name]):
                inside = self.render(piece.value, wanted[name], (*loc, name))
                out.add(piece, piece.head + inside + piece.rest)
            else:
                out.add(piece, self.entry(name, wanted[name], column, (*loc, name)), anew=True)
        return out.text()

    def _merged(self, names: list[str], wanted: dict[str, Any], loc: Loc) -> list[str]:
        """The names of both, new ones where the model has them, else at the end."""
        merged, known = list(names), self.order(loc)
        for name in wanted:
            if name in merged:
                continue
            before = reversed(known[: known.index(name)]) if name in known else iter(merged[-1:])
            above = next((one for one in before if one in merged), None)
            merged.insert(merged.index(above) + 1 if above else 0, name)
        return merged

    def _list(self, node: SequenceNode, wanted: list[Any], loc: Loc) -> str:
        dashes = [self._dash(value) for value in node.value]
        pieces = self._pieces(
            [(at, at + 1, one) for at, one in zip(dashes, node.value, strict=True)]
        )
        column = dashes[0] - self.text.rfind("\n", 0, dashes[0]) - 1
        out = _Block(column)
        for old, new in aligned([_data(value) for value in node.value], wanted):
            where = (*loc, 0)
            if new is None:
                out.drop(pieces[old])
            elif old >= 0 and _fits(pieces[old].value, wanted[new]):
                piece = pieces[old]
                inside = self.render(piece.value, wanted[new], where)
                out.add(piece, piece.head + inside + piece.rest)
            else:
                at = pieces[old] if old >= 0 else None
                out.add(at, self.item(wanted[new], column, where), anew=True)
        return out.text()

    def _dash(self, value: Node) -> int:
        at = self.text.rfind("-", 0, value.start_mark.index)
        if at < 0 or self.text[at + 1 : value.start_mark.index].strip():
            raise CannotEditError
        return at

    def _pieces(self, places: list[tuple[int, int, Node]]) -> list[_Piece]:
        """One piece per field or item, given where it starts, where its colon or dash ends, and
        its value."""
        pieces, last = [], places[0][0]
        for number, (start, opened, value) in enumerate(places, 1):
            begin, end = value.start_mark.index, _end(value, self.text)
            if _empty(value):
                begin = end = opened
            stop = self.text.find("\n", end)
            rest = self.text[end:stop] if number < len(places) else ""
            if rest.strip() and not rest.strip().startswith("#"):
                raise CannotEditError
            whole = self.text[start:end]
            remarks = "#" in rest or ("#" in whole and "\n" in whole)
            head = self.text[start:begin]
            pieces.append(_Piece(self.text[last:start], head, value, rest, remarks))
            last = end + len(rest)
        return pieces

    def _in_brackets(self, node: Node, wanted: Any, loc: Loc) -> str:
        """A list or group in brackets: in place while its items stay, else written anew."""
        mapping = isinstance(node, MappingNode)
        values = [value for _, value in node.value] if mapping else list(node.value)
        names = [key.value for key, _ in node.value] if mapping else []
        same = [*wanted] == names if mapping else len(wanted) == len(values)
        news = [*wanted.values()] if mapping else wanted
        if same and all(map(_fits, values, news)):
            out, last = "", node.start_mark.index
            for value, new in zip(values, news, strict=True):
                out += self.text[last : value.start_mark.index]
                out += self.render(value, new, (*loc, 0), flow=True)
                last = _end(value, self.text)
            return out + self.text[last : node.end_mark.index]
        inside = self.text[node.start_mark.index : node.end_mark.index]
        if "\n" in inside and "#" in inside:
            raise CannotEditError
        return self._rebuilt(node, wanted, loc)

    def _rebuilt(self, node: Node, wanted: Any, loc: Loc) -> str:
        if isinstance(node, MappingNode):
            old = {key.value: (key, value) for key, value in node.value}
            parts = []
            for name in self._merged([*old], wanted, loc):
                if name not in wanted:
                    continue
                shown = name
                if name in old and _fits(old[name][1], wanted[name]):
                    shown += ": " + self.render(old[name][1], wanted[name], (*loc, name), True)
                else:
                    shown += ": " + in_brackets(wanted[name])
                parts.append(shown)
            return "{" + ", ".join(parts) + "}"
        items = []
        for index, new in aligned([_data(value) for value in node.value], wanted):
            if new is None:
                continue
            if index >= 0 and _fits(node.value[index], wanted[new]):
                items.append(self.render(node.value[index], wanted[new], (*loc, 0), True))
            else:
                items.append(in_brackets(wanted[new]))
        return "[" + ", ".join(items) + "]"

    def entries(self, data: dict[str, Any], column: int, loc: Loc) -> list[str]:
        """Each field of a group as text, in the order of the model."""
        known = self.order(loc)
        names = sorted(data, key=lambda name: known.index(name) if name in known else len(known))
        return [self.entry(name, data[name], column, (*loc, name)) for name in names]

    def entry(self, name: str, value: Any, column: int, loc: Loc) -> str:
        """``name: value`` as it stands at ``column``, without the indentation of its first line."""
        shown = name if name.isidentifier() else _dumped(DoubleQuotedScalarString(name), False)
        if isinstance(value, dict) and value:
            inside = [" " * (column + 2) + one for one in self.entries(value, column + 2, loc)]
            return "\n".join([f"{shown}:", *inside])
        if isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
            items = [" " * (column + 2) + self.item(one, column + 2, (*loc, 0)) for one in value]
            return "\n".join([f"{shown}:", *items])
        return f"{shown}: {in_brackets(value) if _nested(value) else scalar(value, '', False)}"

    def item(self, value: Any, column: int, loc: Loc) -> str:
        """``- value`` as it stands at ``column``."""
        if isinstance(value, dict) and value:
            return "- " + f"\n{' ' * (column + 2)}".join(self.entries(value, column + 2, loc))
        return "- " + (in_brackets(value) if _nested(value) else scalar(value, "", False))


class _Block:
    """Puts the pieces of a block together again; remarks above a removed piece stay."""

    def __init__(self, column: int) -> None:
        self._indent = "\n" + " " * column
        self._parts: list[str] = []
        self._kept = ""

    def add(self, piece: _Piece | None, text: str, anew: bool = False) -> None:
        """Append ``text``, which stands for ``piece`` if there is one, and was written ``anew``."""
        if piece and anew and piece.remarks:
            raise CannotEditError
        lead = piece.lead if piece and piece.lead else self._indent
        if self._kept:
            lead, self._kept = self._kept + lead, ""
        self._parts.append((lead if self._parts else lead.lstrip()) + text)

    def drop(self, piece: _Piece) -> None:
        if "#" in piece.lead:
            self._kept += piece.lead.rstrip()

    def text(self) -> str:
        return "".join(self._parts) + self._kept


def scalar(text: str | None, style: str, flow: bool) -> str:
    """``text`` as YAML on one line: in the quotes it had, if any, else in quotes where needed.

    Plain is what the project's own reader takes for this text without remark.
    """
    if text is None:
        return ""
    if style == "'" and "\n" not in text:
        return _dumped(SingleQuotedScalarString(text), flow)
    if style == '"' or text.startswith((" ", "\n")) or _NUMERIC.fullmatch(text):
        return _dumped(DoubleQuotedScalarString(text), flow)
    line = f"x: [{text}]\n" if flow else f"x:\n  - {text}\n"
    document, problems = parse_yaml(line.encode("utf-8", "replace"), "")
    plain = document is not None and not problems and document.data == {"x": [text]}
    return text if plain and text else _dumped(DoubleQuotedScalarString(text), flow)


def in_brackets(value: Any) -> str:
    """A value on one line, lists and groups in brackets."""
    if isinstance(value, dict):
        fields = (f"{k}: {in_brackets(v)}" for k, v in value.items())
        return "{" + ", ".join(fields) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return scalar(value, "", True)


def _dumped(value: str, flow: bool) -> str:
    """How ruamel writes one quoted text."""
    whole: Any = CommentedSeq([value]) if flow else CommentedMap(x=value)
    if flow:
        whole.fa.set_flow_style()
    writer, out = YAML(), io.StringIO()
    writer.width = 10**6
    writer.dump(whole, out)
    shown = out.getvalue().rstrip("\n")
    return shown[1:-1] if flow else shown.removeprefix("x: ")


def _nested(value: Any) -> bool:
    return isinstance(value, dict | list)


def _fits(node: Node, value: Any) -> bool:
    """Can ``value`` be written in the place of ``node``, or is it of another kind?"""
    if isinstance(node, MappingNode):
        return isinstance(value, dict) and bool(value)
    if isinstance(node, SequenceNode):
        return isinstance(value, list) and bool(value)
    return _data(node) == value if _empty(node) else isinstance(value, str)


def _empty(node: Node) -> bool:
    """Does nothing stand where the value should be? Its marks may then lie on a later line."""
    return isinstance(node, ScalarNode) and not node.style and not node.value


def _data(node: Node) -> Any:
    """What ``node`` holds, as ``source`` reads it."""
    if isinstance(node, MappingNode):
        return {key.value: _data(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_data(value) for value in node.value]
    return None if not node.style and node.value in ("", "null", "~") else node.value


def _end(node: Node, text: str) -> int:
    """Where what ``node`` says ends, without the remarks and blanks that follow it."""
    if not isinstance(node, ScalarNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    return start + len(text[start:end].rstrip())
