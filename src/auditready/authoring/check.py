"""What is wrong with an overlay: its fields, its schemas, its codes. Every fault has a place.

The same faults stop a run and are listed by ``auditready schema check``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from ..model import EVIDENCE_TYPES, Words
from ..overlays import (
    CONDITIONS,
    ONLY_OF_REQUIREMENTS,
    OVERLAY_NAME,
    Merged,
    Overlay,
    OverlayFolder,
    amended_annotation,
    iter_annotations,
    overlay_of,
)
from .explain import DIALECT, explain
from .files import Fault, read_files
from .sentences import meant, quoted
from .walk import OWN_KEYWORDS, iter_schemas

Json = Any
Place = tuple[str | int, ...]

_NOT_PORTABLE = re.compile(r"\\[dwsDWSbZAp]|\{,")
"""They take other alphabets in one engine and not in another, or are refused by one."""


class Surroundings(Struct, frozen=True, kw_only=True):
    """What an overlay is held against."""

    root: Path
    """Folder of the shipped schemas."""
    shipped: Mapping[str, Json]
    """Modality schemas by ``$id``."""
    rules: frozenset[str]
    others: tuple[Overlay, ...] = ()
    """Overlays named before this one."""
    thorough: bool = False
    """Ask jsonschema even where jsonschema-rs finds nothing."""

    @property
    def documents(self) -> dict[str, Json]:
        """All schemas that may be referred to, by ``$id``."""
        added = {document["$id"]: document for overlay in self.others for document in overlay.schemas.values()}
        return {**self.shipped, **added}

    @property
    def annotations(self) -> dict[str, Json]:
        """The requirements that there are already, by code."""
        return {each["code"]: each for document in self.documents.values() for each in iter_annotations(document)}


def load_overlays(
    folders: Iterable[OverlayFolder], root: Path, shipped: Mapping[str, Json], rules: frozenset[str]
) -> tuple[Overlay, ...]:
    """Return the overlays of ``folders``. Raises ``ConfigurationError`` for the first fault."""
    overlays: list[Overlay] = []
    for folder in folders:
        around = Surroundings(root=root, shipped=shipped, rules=rules, others=tuple(overlays))
        files, faults = read_files(folder)
        for fault in (*faults, *iter_faults(folder, files, around)):
            if not fault.warning:
                raise fault.error()
        overlays.append(overlay_of(folder, files))
    return tuple(overlays)


# --- the whole overlay ---------------------------------------------------------------------------------------


def iter_faults(folder: OverlayFolder, files: Mapping[str, Json], around: Surroundings) -> Iterator[Fault]:
    """Give every fault of an overlay whose files could be read."""
    check = _Check(folder, files, around)
    found = False
    for fault in check.shapes():
        found = found or not fault.warning
        yield fault
    if not found:  # what follows takes well-formed files for granted
        yield from check.codes()


class _Check:
    def __init__(self, folder: OverlayFolder, files: Mapping[str, Json], around: Surroundings) -> None:
        self._folder = folder
        self._around = around
        self._own = files.get(OVERLAY_NAME)
        self._schemas = {name: document for name, document in files.items() if name.startswith("modalities/")}
        self._referentials = {name: document for name, document in files.items() if name.startswith("referentials/")}
        own = {str(each.get("$id")): each for each in self._schemas.values()}
        self._documents = {**around.documents, **own}

    def _fault(self, name: str, place: Place, fr: str, en: str, **more: Any) -> Fault:
        return Fault(file=f"{self._folder.where}/{name}", place=place, message=Words(fr, en), **more)

    # --- one file after the other ---

    def shapes(self) -> Iterator[Fault]:
        """Give what is wrong with each file on its own."""
        if self._own is not None:
            yield from self._held(OVERLAY_NAME, self._own, "overlay.schema.json")
            for code, fields in _objects(self._own.get("change")):
                for key in CONDITIONS:
                    yield from self._condition(OVERLAY_NAME, ("change", code, key), fields.get(key))
        for name, document in self._referentials.items():
            yield from self._held(name, document, "referential.schema.json")
        for name, document in self._schemas.items():
            yield from self._named(name, document)
            yield from self._held(name, document, None)
            yield from self._walked(name, document)

    def _held(self, name: str, value: Json, schema: str | None, place: Place = ()) -> Iterator[Fault]:
        """Hold a value against a schema of ours, or a schema against its metaschema."""
        for path, message, hint in explain(value, self._around.root, schema, thorough=self._around.thorough):
            where = (*place, *path)
            yield Fault(
                file=f"{self._folder.where}/{name}", place=where, code=self._code_at(name, where), message=message,
                hint=hint,
            )  # fmt: skip

    def _code_at(self, name: str, place: Place) -> str | None:
        """Return the code that a place of a file speaks of."""
        if name == OVERLAY_NAME:
            return str(place[1]) if len(place) > 1 else None
        if name not in self._schemas:
            return None
        node, code = self._schemas[name], None
        for step in (*place, "x-requirement"):
            if isinstance(node, dict) and isinstance(own := node.get("x-requirement"), dict):
                code = own.get("code", code)
            if step == "x-requirement" or not isinstance(node, dict | list):
                break
            node = node.get(step) if isinstance(node, dict) else node[int(step)]
        return code if isinstance(code, str) else None

    def _named(self, name: str, document: Json) -> Iterator[Fault]:
        """See to it that a schema is asked at all, and is the only one of its name."""
        known = sorted(each.rpartition("/")[2] for each in self._around.shipped)
        own = name.rpartition("/")[2]
        if own not in known:
            yield self._fault(
                name, (), "aucune modalité ne porte ce nom : ce schéma ne serait jamais lu",
                "no modality has this name: this schema would never be asked",
                hint=meant(own, known) or Words(", ".join(known), ", ".join(known)),
            )  # fmt: skip
        identifier = document.get("$id")
        if not isinstance(identifier, str) or not identifier.startswith("https://"):
            yield self._fault(
                name, ("$id",), "il faut un $id qui commence par https://", "an $id that begins with https:// is needed"
            )
        elif identifier in self._around.documents or self._documents[identifier] is not document:
            yield self._fault(
                name, ("$id",), f"un autre schéma porte déjà le nom {identifier}",
                f"another schema is named {identifier} already",
            )  # fmt: skip
        if document.get("$schema", DIALECT) != DIALECT:
            yield self._fault(name, ("$schema",), f"il faut {DIALECT}", f"{DIALECT} is needed")

    def _walked(self, name: str, document: Json) -> Iterator[Fault]:
        """Look at every subschema: keywords, patterns, references, annotations."""
        for place, schema, asked in iter_schemas(document):
            yield from self._portable(name, place, schema)
            reference = schema.get("$ref")
            if isinstance(reference, str) and not self._leads_somewhere(reference, document):
                yield self._fault(
                    name, (*place, "$ref"), f"{quoted(reference).fr} ne mène nulle part",
                    f"{quoted(reference).en} leads nowhere", code=self._code_at(name, place),
                )  # fmt: skip
            if "x-label" in schema:
                yield from self._held(name, schema["x-label"], "#words", (*place, "x-label"))
            if "x-requirement" in schema:
                yield from self._annotation(name, (*place, "x-requirement"), schema["x-requirement"], asked=asked)

    def _portable(self, name: str, place: Place, schema: Json) -> Iterator[Fault]:
        """Find keywords that nothing reads, and patterns that engines read differently."""
        for keyword in schema:
            if keyword not in OWN_KEYWORDS:
                yield self._fault(
                    name, (*place, keyword), f"mot-clé inconnu : {quoted(keyword).fr}",
                    f"unknown keyword: {quoted(keyword).en}", hint=meant(keyword, OWN_KEYWORDS),
                    code=self._code_at(name, place),
                )  # fmt: skip
        named = schema.get("patternProperties")
        patterns = [("pattern", schema.get("pattern")), *(("patternProperties", each) for each in _names(named))]
        for keyword, pattern in patterns:
            if isinstance(pattern, str) and (why := _unfit(pattern)):
                yield self._fault(name, (*place, keyword), why.fr, why.en, code=self._code_at(name, place))

    def _leads_somewhere(self, reference: str, document: Json) -> bool:
        base = document.get("$id") or ""
        absolute = base + reference if reference.startswith("#") else base.rpartition("/")[0] + "/" + reference
        name, _, pointer = (reference if reference.startswith("https:") else absolute).partition("#")
        node = self._documents.get(name)
        for step in pointer.split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            if isinstance(node, list) and key.isdecimal() and int(key) < len(node):
                node = node[int(key)]
            else:
                node = node.get(key) if isinstance(node, dict) else None
        return isinstance(node, dict | bool)

    def _annotation(self, name: str, place: Place, annotation: Json, *, asked: bool) -> Iterator[Fault]:
        code = self._code_at(name, place)
        if not asked:
            yield self._fault(
                name, place, "x-requirement ne compte qu'en dessous de allOf, properties, items et $ref",
                "x-requirement counts below allOf, properties, items and $ref only", code=code,
            )  # fmt: skip
        yield from self._held(name, annotation, "requirement.schema.json", place)
        if not isinstance(annotation, dict):
            return
        yield from self._kinds(name, (*place, "kinds"), annotation.get("kinds"), code)
        if "severity" not in annotation and annotation.get("indicators") == []:
            yield self._fault(
                name, place, "ni gravité, ni indicateur qui en donne une",
                "neither severity nor indicator that gives one", code=code,
            )  # fmt: skip
        for key in CONDITIONS:
            yield from self._condition(name, (*place, key), annotation.get(key))

    def _kinds(self, name: str, place: Place, kinds: Json, code: Json) -> Iterator[Fault]:
        for kind in kinds if isinstance(kinds, list) else ():
            if isinstance(kind, str) and kind not in EVIDENCE_TYPES:
                yield self._fault(
                    name, place, f"genre de preuve inconnu : {quoted(kind).fr}",
                    f"unknown kind of evidence: {quoted(kind).en}", hint=meant(kind, EVIDENCE_TYPES),
                    code=code if isinstance(code, str) else None,
                )  # fmt: skip

    def _condition(self, name: str, place: Place, condition: Json) -> Iterator[Fault]:
        """A condition is compiled alone: no reference, and the keywords of any schema."""
        if not isinstance(condition, dict):
            return
        yield from self._held(name, condition, None, place)
        for below, schema, _ in iter_schemas(condition):
            yield from self._portable(name, (*place, *below), schema)
            for keyword in {"$ref", "x-requirement"} & schema.keys():
                yield self._fault(
                    name, (*place, *below, keyword), f"une condition n'a pas de {keyword}",
                    f"a condition has no {keyword}", code=self._code_at(name, place),
                )  # fmt: skip

    # --- codes ---

    def codes(self) -> Iterator[Fault]:
        """Give what is wrong between this overlay and the codes that there are."""
        existing = self._around.annotations
        added: dict[str, Json] = {}
        for name, document in self._schemas.items():
            for annotation in iter_annotations(document):
                code = annotation["code"]
                if code in existing or code in self._around.rules:
                    yield self._fault(
                        name, (), "ce code est déjà pris ; un code ne sert qu'une fois",
                        "this code is taken already; a code is used once", code=code,
                    )  # fmt: skip
                elif added.setdefault(code, annotation) != annotation:
                    yield self._fault(
                        name, (), "deux exigences différentes portent ce code",
                        "two different requirements have this code", code=code,
                    )  # fmt: skip
        own = self._own or {}
        known = {**existing, **added}
        for section in ("change", "retire"):
            for code in own.get(section, ()):
                if code not in known and code not in self._around.rules:
                    yield self._fault(
                        OVERLAY_NAME, (section, code), "ce code n'existe pas", "there is no such code", code=code,
                        hint=meant(code, [*known, *self._around.rules]),
                    )  # fmt: skip
                elif section == "change":
                    yield from self._changed(code, own["change"][code], known.get(code))

    def _changed(self, code: str, fields: Mapping[str, Json], annotation: Json | None) -> Iterator[Fault]:
        """Look at a code as it would be after the change."""
        place = ("change", code)
        if annotation is None:
            for key in (*(each for each in ONLY_OF_REQUIREMENTS if each in fields), *_taken_away(fields)):
                yield self._fault(
                    OVERLAY_NAME, (*place, key), "une règle n'a pas ce champ, ou ne peut s'en passer",
                    "a rule has no such field, or cannot be without it", code=code,
                )  # fmt: skip
            return
        after = amended_annotation(annotation, Merged(dict(fields), ()))
        yield from self._held(OVERLAY_NAME, after, "requirement.schema.json", place)
        yield from self._kinds(OVERLAY_NAME, (*place, "kinds"), after.get("kinds"), code)
        if "severity" not in after and not after["indicators"]:
            yield self._fault(
                OVERLAY_NAME, place, "ni gravité, ni indicateur qui en donne une",
                "neither severity nor indicator that gives one", code=code,
            )  # fmt: skip


def _unfit(pattern: str) -> Words | None:
    """Return why a pattern cannot be used."""
    if _NOT_PORTABLE.search(pattern):
        return Words(
            f"{quoted(pattern).fr} : écrire [0-9] au lieu de \\d, les lettres au lieu de \\w, l'espace au lieu de \\s",
            f"{quoted(pattern).en}: write [0-9] for \\d, letters for \\w, a space for \\s",
        )
    import jsonschema_rs

    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, offline=True)
    except ValueError:
        return Words(f"{quoted(pattern).fr} n'est pas un motif", f"{quoted(pattern).en} is no pattern")
    return None


def _objects(value: Json) -> list[tuple[str, dict[str, Json]]]:
    return [(name, each) for name, each in value.items() if isinstance(each, dict)] if isinstance(value, dict) else []


def _names(value: Json) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def _taken_away(fields: Mapping[str, Json]) -> list[str]:
    """Return what a rule would be left without: its severity stands in no referential."""
    return [key for key in ("severity",) if key in fields and fields[key] is None]
