"""What stands on a PDF page besides text: pictures, drawings by hand, form fields, annotations; and signatures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Literal

from msgspec import Struct
from pypdfium2 import raw

from .document import TICKED, UNTICKED
from .pdf_layout import Piece

_FORM_DEPTH = 4
"""Groups within groups that are searched for pictures; a stamp tool makes two, a hostile file any number."""

_OBJECTS = 20_000
"""Objects of one page that are looked at; a drawing of more is a plan or a map, and no signature."""

_HAND_SEGMENTS = 24
_HAND_CURVES = 8
"""A path with so many segments and curves is drawn by hand (or a logo); rules, boxes and arrows have fewer."""


class Picture(Struct, frozen=True):
    """A picture or a drawing and its box, in points."""

    kind: Literal["picture", "drawing"]
    left: float
    bottom: float
    right: float
    top: float


class Field(Struct, frozen=True):
    """A form field's name and value, with what it shows on the page; a typed annotation has no name."""

    name: str
    value: str
    piece: Piece


def read_pictures(page: Any) -> list[Picture]:
    """Return the pictures and the drawings by hand on a page, those inside groups with the box of the group."""
    pictures: list[Picture] = []
    for item in iter_objects(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_placed("picture", item))
        elif kind == raw.FPDF_PAGEOBJ_PATH and is_drawn_by_hand(item):
            pictures.append(_placed("drawing", item))
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            whole = _placed("picture", item)
            pictures += [
                Picture(found, whole.left, whole.bottom, whole.right, whole.top) for found in _kinds_within(item, 1)
            ]
    return pictures


def iter_objects(owner: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any]) -> Iterator[Any]:
    """Give the objects of a page or of a group, up to a limit."""
    for index in range(min(count(owner), _OBJECTS)):
        yield get(owner, index)


def _kinds_within(group: Any, depth: int) -> list[Literal["picture", "drawing"]]:
    kinds: list[Literal["picture", "drawing"]] = []
    for item in iter_objects(group, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            kinds.append("picture")
        elif kind == raw.FPDF_PAGEOBJ_PATH and is_drawn_by_hand(item):
            kinds.append("drawing")
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            kinds += _kinds_within(item, depth + 1)
    return kinds


def _placed(kind: Literal["picture", "drawing"], item: Any) -> Picture:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return Picture(kind, left.value, bottom.value, right.value, top.value)


def is_drawn_by_hand(path: Any) -> bool:
    """Whether a path has as many curves as a signature."""
    segments = raw.FPDFPath_CountSegments(path)
    if segments < _HAND_SEGMENTS:
        return False
    types = (raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(path, i)) for i in range(min(segments, 500)))
    return sum(bool(kind == raw.FPDF_SEGMENT_BEZIERTO) for kind in types) >= _HAND_CURVES


# --- annotations ---------------------------------------------------------------------------------------------


def read_annotations(page: Any, form: Any) -> tuple[list[Field], list[Picture]]:
    """Return a page's form fields and typed notes, and its stamps and ink as drawings."""
    fields: list[Field] = []
    drawings: list[Picture] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _OBJECTS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == raw.FPDF_ANNOT_WIDGET and form is not None:
            fields.append(_field(form, annotation))
        elif kind == raw.FPDF_ANNOT_FREETEXT:
            text = _string(partial(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"))
            fields.append(Field("", text, _piece(text, annotation)))
        elif kind in {raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_STAMP}:
            box = _piece("", annotation)
            drawings.append(Picture("drawing", box.left, box.bottom, box.right, box.top))
        raw.FPDFPage_CloseAnnot(annotation)
    return fields, drawings


def _field(form: Any, annotation: Any) -> Field:
    name = _string(lambda b, n: raw.FPDFAnnot_GetFormFieldName(form, annotation, b, n))
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}:
        ticked = bool(raw.FPDFAnnot_IsChecked(form, annotation))
        return Field(name, "Yes" if ticked else "", _piece(TICKED if ticked else UNTICKED, annotation))
    value = _string(lambda b, n: raw.FPDFAnnot_GetFormFieldValue(form, annotation, b, n))
    shown = "" if kind in {raw.FPDF_FORMFIELD_PUSHBUTTON, raw.FPDF_FORMFIELD_SIGNATURE} else value
    return Field(name, value, _piece(" ".join(shown.split()), annotation))


def _piece(text: str, annotation: Any) -> Piece:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    return Piece(text, box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))


def _string(read: Callable[[Any, int], int]) -> str:
    size = read(None, 0)
    if size <= 2:
        return ""
    units = (ctypes.c_ushort * (size // 2))()
    read(units, size)
    return bytes(units)[: size - 2].decode("utf-16-le", "replace").strip()


def count_signatures(pdf: Any) -> int:
    """Return how many signature fields were really signed: those with a byte range."""
    signed = 0
    for index in range(max(raw.FPDF_GetSignatureCount(pdf), 0)):
        signature = raw.FPDF_GetSignatureObject(pdf, index)
        signed += raw.FPDFSignatureObj_GetByteRange(signature, None, 0) > 0
    return signed
