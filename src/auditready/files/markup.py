"""XML from evidence: no document type, so no entity that expands and none that reaches outside the file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Literal
from xml.etree import ElementTree as ET

from ..errors import UnreadableEvidence

Event = Literal["start", "end"]


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
        raise UnreadableEvidence(
            f"« {name} » déclare un type de document XML (DOCTYPE) : refusé, aucun logiciel de bureau n'en écrit",
            f'"{name}" declares an XML document type (DOCTYPE): refused, no office program writes one',
        )


def _damaged(name: str, error: Exception) -> UnreadableEvidence:
    return UnreadableEvidence(
        f"« {name} » est abîmé dans le fichier ({error}) : le remplacer par une copie saine",
        f'"{name}" is damaged in the file ({error}): replace it by a sound copy',
    )
