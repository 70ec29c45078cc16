"""XML from evidence: no document type, so no entity that expands and none that reaches outside the file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Literal
from xml.etree import ElementTree as ET
from xml.parsers import expat

from ..errors import LimitExceeded, UnreadableEvidence

Event = Literal["start", "end"]

_BLOCK = 65_536
"""Bytes that are given to the parser at once."""


def parse_markup(data: bytes, name: str) -> ET.Element:
    """Return the root of one XML part; ``name`` is what the message calls it.

    Raises ``UnreadableEvidence`` where it is not well-formed or declares a document type.
    """
    refuse_doctype(data, name)
    try:
        return ET.fromstring(data)  # noqa: S314 - a part with a document type was refused
    except (ET.ParseError, LookupError, ValueError) as error:
        raise _damaged(name, error) from error


def iter_markup(data: bytes, name: str, events: tuple[Event, ...] = ("end",)) -> Iterator[tuple[str, ET.Element]]:
    """Give ``(event, element)`` of one XML part as it is parsed; whoever has done with an element clears it.

    Raises as :func:`parse_markup`.
    """
    refuse_doctype(data, name)
    try:
        yield from ET.iterparse(BytesIO(data), events)  # noqa: S314 - a part with a document type was refused
    except (ET.ParseError, LookupError, ValueError) as error:
        raise _damaged(name, error) from error


def stream_markup(stream: BinaryIO, name: str, wanted: frozenset[str], most: int) -> Iterator[tuple[int, ET.Element]]:
    """Give ``(line, element)``: the root, without what it holds, then each element that is ``wanted``, whole.

    Memory is that of one such element, of at most ``most`` characters. Raises as :func:`parse_markup`, and
    ``LimitExceeded`` for a longer element.
    """
    harvest = _Harvest(name, wanted, most)
    while True:
        block = stream.read(_BLOCK)
        harvest.feed(block)
        yield from harvest.take()
        if not block:
            return


class _Harvest:
    """Builds the wanted elements as the parser comes across them, and nothing of what lies between."""

    def __init__(self, name: str, wanted: frozenset[str], most: int) -> None:
        self._name = name
        self._wanted = wanted
        self._most = most
        self._builder: ET.TreeBuilder | None = None
        self._depth = self._line = self._held = 0
        self._rooted = False
        self._done: list[tuple[int, ET.Element]] = []
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._parser = parser

    def feed(self, block: bytes) -> None:
        """Parse one more block; an empty one is the end."""
        try:
            self._parser.Parse(block, not block)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise _damaged(self._name, error) from error

    def take(self) -> list[tuple[int, ET.Element]]:
        """Return what is whole by now."""
        done, self._done = self._done, []
        return done

    def _refuse(self, *_: object) -> None:
        raise _with_doctype(self._name)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._builder is None:
            if local_name(tag) not in self._wanted:
                if not self._rooted:
                    self._done.append((self._parser.CurrentLineNumber, ET.Element(tag, attributes)))
                self._rooted = True
                return
            self._builder, self._depth, self._held = ET.TreeBuilder(), 0, 0
            self._line = self._parser.CurrentLineNumber
        self._rooted = True
        self._depth += 1
        self._hold(len(tag) + sum(len(key) + len(value) for key, value in attributes.items()))
        self._builder.start(tag, attributes)

    def _end(self, tag: str) -> None:
        if self._builder is None:
            return
        self._builder.end(tag)
        self._depth -= 1
        if not self._depth:
            self._done.append((self._line, self._builder.close()))
            self._builder = None

    def _text(self, text: str) -> None:
        if self._builder is not None:
            self._hold(len(text))
            self._builder.data(text)

    def _hold(self, characters: int) -> None:
        self._held += characters
        if self._held > self._most:
            raise LimitExceeded(
                f"« {self._name} », ligne {self._line} : un élément XML de plus de {self._most} caractères, non lu",
                f'"{self._name}", line {self._line}: an XML element of over {self._most} characters, not read',
            )


def local_name(tag: object) -> str:
    """Return a tag or attribute name without its namespace: strict and transitional Office files differ in it alone."""
    return str(tag).rpartition("}")[2]


def attribute(element: ET.Element, name: str) -> str | None:
    """Return the attribute with this local name, whatever its namespace."""
    if name in element.attrib:
        return element.attrib[name]
    return next((value for key, value in element.attrib.items() if local_name(key) == name), None)


def children(element: ET.Element, name: str) -> list[ET.Element]:
    """Return the direct children with this local name."""
    return [child for child in element if local_name(child.tag) == name]


def within(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Give the elements with this local name at any depth, in document order."""
    return (child for child in element.iter() if local_name(child.tag) == name)


def refuse_doctype(data: bytes, name: str) -> None:
    """Raise ``UnreadableEvidence`` where a part declares a document type."""
    # UTF-16 spells it with NUL bytes between; the parser knows no other encoding in which ASCII looks different.
    if b"<!DOCTYPE" in (data.replace(b"\x00", b"") if b"\x00" in data[:64] else data):
        raise _with_doctype(name)


def _with_doctype(name: str) -> UnreadableEvidence:
    return UnreadableEvidence(
        f"« {name} » déclare un type de document XML (DOCTYPE) : refusé, aucun logiciel de bureau n'en écrit",
        f'"{name}" declares an XML document type (DOCTYPE): refused, no office program writes one',
    )


def _damaged(name: str, error: Exception) -> UnreadableEvidence:
    return UnreadableEvidence(
        f"« {name} » est abîmé dans le fichier ({error}) : le remplacer par une copie saine",
        f'"{name}" is damaged in the file ({error}): replace it by a sound copy',
    )
