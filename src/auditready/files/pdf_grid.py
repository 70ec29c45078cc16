"""The pages of a PDF as sheets: what stands in which cell of a printed grid, pictures and drawings by hand included.

A cell is a rectangle closed by drawn rules (lines, thin rectangles, edges of boxes). Where nothing is ruled, columns
are what stands one below the other. It costs as much again as the text of the page, so it is no part of ``document``:
only a reader that found an attendance sheet by its words asks for it.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

from ..errors import LimitExceeded, UnreadableEvidence
from .limits import Limits
from .page_cells import lay_out
from .page_rules import Box, find_cells
from .page_sheet import PageSheet
from .pdf_objects import is_drawn_by_hand, iter_objects, read_annotations
from .pdf_text import read_lines
from .table import Picture

_SEGMENTS = 2_000
"""Segments of one page's paths that are followed as rules, times ten; a page of more is a drawing."""
_WHOLE = 0.6
"""Share of the page from which on a picture or a box is its background."""
_DEPTH = 4
_MOST_PICTURES = 2_000
"""Pictures of one page that are looked at: an attendance sheet has a few hundred."""


class _Ink(Struct, frozen=True):
    """A picture or a drawing on a page, and the digest of what it shows."""

    box: Box
    digest: str


def read_page_sheets(data: bytes, limits: Limits) -> tuple[PageSheet, ...]:
    """Return one sheet a page. Raises ``UnreadableEvidence`` for a file that pdfium refuses."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        try:
            if len(pdf) > limits.pages:
                raise LimitExceeded(f"PDF de {len(pdf)} pages : non lu", f"PDF of {len(pdf)} pages: not read")
            if raw.FPDF_GetFormType(pdf) != raw.FORMTYPE_NONE:
                pdf.init_forms()
            own = hashlib.sha256(data).hexdigest()
            return tuple(_read_page(pdf, index, f"{own} {index}") for index in range(len(pdf)))
        finally:
            pdf.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableEvidence(
            f"PDF abîmé ou protégé ({error}) : le remplacer par une copie saine",
            f"damaged or protected PDF ({error}): replace it by a sound copy",
        ) from error


def _read_page(pdf: Any, index: int, key: str) -> PageSheet:
    """Read one page; ``key`` is the page's alone: a field at one place in two copies of a form is not one signature."""
    page = pdf[index]
    fields, drawings = read_annotations(page, pdf.formenv)
    pieces = [piece for line in read_lines(page.get_textpage()) for piece in line]
    pieces += [field.piece for field in fields if field.piece.text]
    rules, inks = _read_objects(page)
    for drawing in drawings:
        box = Box(drawing.left, drawing.bottom, drawing.right, drawing.top)
        inks.append(_Ink(box, _digest(f"{key} {box}".encode())))
    inks += _signed_fields(page, pdf.formenv, key)
    ruling = find_cells(rules)
    layout = lay_out(pieces, [ink.box for ink in inks], ruling)
    pictures = tuple(
        Picture(row=row, column=column, digest=ink.digest)
        for ink, (row, column) in zip(inks, layout.places, strict=True)
        if row
    )
    edges = tuple(ruling.xs) if ruling.cells else ()
    pages = [index + 1] * len(layout.rows)
    return PageSheet(layout.rows, merged=layout.merged, pictures=pictures, pages=pages, edges=edges)


def _signed_fields(page: Any, form: Any, key: str) -> Iterator[_Ink]:
    """Give the signature fields of a form that are signed, where they stand."""
    if form is None:
        return
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_PICTURES)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
        if is_field and raw.FPDFAnnot_GetFormFieldType(form, annotation) == raw.FPDF_FORMFIELD_SIGNATURE:
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, rect)
            box = Box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
            if raw.FPDFAnnot_HasKey(annotation, b"V") and box.right > box.left:
                yield _Ink(box, _digest(f"{key} {box}".encode()))
        raw.FPDFPage_CloseAnnot(annotation)


def _read_objects(page: Any) -> tuple[list[Box], list[_Ink]]:
    """Return the rules of a page, and its pictures and drawings by hand."""
    width, height = page.get_size()
    rules: list[Box] = []
    inks: list[_Ink] = []
    left = _SEGMENTS * 10
    pictures = _MOST_PICTURES
    for item in iter_objects(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if is_drawn_by_hand(item):
                inks.append(_Ink(_bounds(item), _digest(repr(_points(item)).encode())))
            elif left > 0:
                points = _points(item)
                left -= len(points)
                rules += _rules(points, width, height)
        elif kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}:
            pictures -= 1
            shown = list(_shown(item, kind, 0)) if pictures >= 0 else []
            box = _bounds(item)
            if shown and (box.right - box.left) * (box.top - box.bottom) < _WHOLE * width * height:
                inks.append(_Ink(box, _digest(b"".join(shown))))
    return rules, inks


def _shown(item: Any, kind: int, depth: int) -> Iterator[bytes]:
    """Give the bytes of the pictures, and the points of the drawings by hand, in a picture or a group."""
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        size = raw.FPDFImageObj_GetImageDataRaw(item, None, 0)
        data = (ctypes.c_ubyte * size)()
        raw.FPDFImageObj_GetImageDataRaw(item, data, size)
        yield bytes(data)
    elif kind == raw.FPDF_PAGEOBJ_PATH and is_drawn_by_hand(item):
        yield repr(_points(item)).encode()
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
        for inner in iter_objects(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject):
            yield from _shown(inner, raw.FPDFPageObj_GetType(inner), depth + 1)


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _points(path: Any) -> list[tuple[int, float, float]]:
    """Return the kind and the place on the page of a path's points."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(min(raw.FPDFPath_CountSegments(path), _SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        points.append((raw.FPDFPathSegment_GetType(segment), round(across, 2), round(up, 2)))
    return points


def _rules(points: list[tuple[int, float, float]], width: float, height: float) -> Iterator[Box]:
    """Give the straight edges, upright or level, of a path; a thin filled box is one rule."""
    shapes: list[list[tuple[float, float]]] = []
    for kind, x, y in points:
        if kind == raw.FPDF_SEGMENT_MOVETO or not shapes:
            shapes.append([])
        shapes[-1].append((x, y))
    for shape in shapes:
        box = Box(
            min(x for x, _ in shape), min(y for _, y in shape), max(x for x, _ in shape), max(y for _, y in shape)
        )
        if (box.right - box.left) * (box.top - box.bottom) > _WHOLE * width * height:
            continue
        if min(box.right - box.left, box.top - box.bottom) < 3:
            yield box
            continue
        for (x, y), (to_x, to_y) in pairwise([*shape, shape[0]] if len(shape) > 3 else shape):
            if abs(x - to_x) < 1 or abs(y - to_y) < 1:
                yield Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
