"""JSON and JSON Lines: a whole document at once, or many of them streamed in constant memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import TextIOBase
from typing import Any

import msgspec

from ..errors import LimitExceeded, UnreadableEvidence

_CHUNK = 1 << 20
_FIELDS = 4096
"""Characters within which the array of an element begins: its other fields are a name or two."""
_BETWEEN = " \t\r\n,\ufeff\x00"
_DECODE = json.JSONDecoder().raw_decode


def read_json(text: str) -> Any:
    """Decode one JSON document, or JSON Lines as a list of documents.

    Raises ``UnreadableEvidence`` with the line where it breaks.
    """
    body = text.strip().lstrip("\ufeff")
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        whole = error
    documents = []
    for number, line in enumerate(body.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            documents.append(msgspec.json.decode(line))
        except (msgspec.DecodeError, RecursionError) as error:
            raise _damaged(number, whole if number == 1 else error) from error
    return documents


def iter_json(stream: TextIOBase, key: str | None, longest: int) -> Iterator[tuple[int, Any]]:
    """Stream ``(line number, document)``: JSON Lines, documents laid end to end, or the elements of one array.

    ``key`` names an array of an object whose elements count as documents as well, also where the object is itself an
    element of the array. A document of over ``longest``
    characters is ``LimitExceeded``; where the text breaks, ``UnreadableEvidence`` names the line.
    """
    return _Documents(stream, longest).read(key)


class _Documents:
    """The text that is held at a time, and the place in it."""

    def __init__(self, stream: TextIOBase, longest: int) -> None:
        self._stream = stream
        self._longest = longest
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._by_line = True
        """Until a line turns out to hold several documents: they are not cut out of it one by one."""

    def read(self, key: str | None) -> Iterator[tuple[int, Any]]:
        self._fill()
        within = self._enter(key)
        inside = False
        while self._skip():
            char = self._text[self._at]
            if within and char == "]":
                if not inside:
                    return
                inside = self._leave_element()
            elif within and not inside and key is not None and char == "{" and self._enter_element(key):
                inside = True
            else:
                line = self._line
                yield line, self._document()

    def _enter_element(self, key: str) -> bool:
        """Go into an element's own array of documents, which a table of a database's export may fill for megabytes."""
        if len(self._text) - self._at < _FIELDS:
            self._fill()
        place = self._text.find(f'"{key}"', self._at, self._at + _FIELDS)
        start = self._text.find("[", place)
        if place < 0 or start < 0 or self._text[place + len(key) + 2 : start].strip() != ":":
            return False
        if "}" in self._text[self._at : place]:
            return False  # it is another element's
        self._forward(start + 1)
        return True

    def _leave_element(self) -> bool:
        """Go over the end of an element's array and of the element; what else it holds is read as damage."""
        self._forward(self._at + 1)
        if self._skip() and self._text[self._at] == "}":
            self._forward(self._at + 1)
        return False

    def _enter(self, key: str | None) -> bool:
        """Go into the array that holds the documents; return whether there is one."""
        if not self._skip():
            return False
        if self._text[self._at] == "[":
            self._forward(self._at + 1)
            return True
        if key is None or self._text[self._at] != "{":
            return False
        place = self._text.find(f'"{key}"', self._at)
        start = self._text.find("[", place)
        if place < 0 or start < 0 or self._text[place + len(key) + 2 : start].strip() != ":":
            return False
        self._forward(start + 1)
        return True

    def _skip(self) -> bool:
        """Go to the next document over blanks, commas and comment lines; return whether there is any."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BETWEEN:
                self._line += self._text[self._at] == "\n"
                self._at += 1
            if self._at < len(self._text) and self._text[self._at] != "#":
                return True
            end = self._text.find("\n", self._at)
            if self._at < len(self._text) and end >= 0:
                self._at = end
            elif not self._fill():
                return False

    def _document(self) -> Any:
        return self._whole_line() if self._by_line else self._long_document()

    def _whole_line(self) -> Any:
        """Decode a document that is one line, with the faster of two decoders; any other takes the long way."""
        end = self._text.find("\n", self._at)
        if end < 0 and self._fill():
            end = self._text.find("\n", self._at)
        line = self._text[self._at : end if end >= 0 else len(self._text)].rstrip(_BETWEEN)
        if line[-1:] in {"}", "]"}:
            try:
                document = msgspec.json.decode(line)
            except (msgspec.DecodeError, RecursionError):
                self._by_line = False  # one of several on a line, or the last one of an array
            else:
                self._forward(self._at + len(line))
                return document
        return self._long_document()

    def _long_document(self) -> Any:
        while True:
            try:
                document, end = _DECODE(self._text, self._at)
            except (ValueError, RecursionError) as error:
                held = len(self._text) - self._at
                if held > self._longest:
                    raise LimitExceeded(
                        f"ligne {self._line} : un document JSON de plus de {self._longest} caractères, non lu",
                        f"line {self._line}: a JSON document of over {self._longest} characters, not read",
                    ) from error
                if not self._fill(held):
                    raise _damaged(self._line, error) from error
            else:
                self._forward(end)
                return document

    def _forward(self, place: int) -> None:
        self._line += self._text.count("\n", self._at, place)
        self._at = place

    def _fill(self, least: int = 0) -> bool:
        """Hold more of the stream: as much again, so that a long document costs no more than twice its length."""
        if self._ended:
            return False
        more = self._stream.read(max(_CHUNK, least))
        self._ended = not more
        self._text = self._text[self._at :] + more
        self._at = 0
        return bool(more)


def _damaged(line: int, error: Exception) -> UnreadableEvidence:
    return UnreadableEvidence(f"JSON abîmé, ligne {line} ({error})", f"damaged JSON, line {line} ({error})")
