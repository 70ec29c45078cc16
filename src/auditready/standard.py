"""The audit standard as data: modality schemas with their requirements, referentials, evidence schemas.

Knows no rule and no vendor. jsonschema-rs decides and explains, offline, on plain JSON values only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from .errors import ConfigurationError
from .model import Criterion, Modality, Words
from .overlays import Merged, Overlay, OverlayFolder, amended_annotation, amended_criterion, merge
from .referential import Referential, in_force_on, load_referentials
from .schema_errors import Ownership, SchemaError

Json = Any
"""A plain JSON value."""

_COMMON = "common.schema.json"
"""What is added to it is asked of every modality that refers to it."""

MODALITIES: tuple[Modality, ...] = ("in_person", "synchronous", "asynchronous", "blended", "work_based")
"""Those that have a schema."""

ORGANISATION = "organisation"
"""The schema of the provider's own folder, which is no session and has no modality."""


@lru_cache(maxsize=1)
def schema_root() -> Path:
    """Return the folder of the shipped schemas, in a wheel as in a checkout."""
    shipped = Path(__file__).parent / "schemas"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "schemas"


class Due(Struct, frozen=True):
    """From when a requirement can be a gap."""

    after: str
    """``session.start`` or ``session.end``."""
    days: int = 0


class Requirement(Struct, frozen=True, kw_only=True):
    """One ``x-requirement`` with the place in the dossier document that it speaks of."""

    criterion: Criterion
    gap: Words
    incomplete: Words | None = None
    due: Due | None = None
    when: Json | None = None
    when_dossier: Json | None = None
    judge_when: Json | None = None
    otherwise: Words | None = None
    kinds: frozenset[str] = frozenset()
    """Evidence kinds that can prove it: what a met requirement quotes."""
    paths: tuple[tuple[str, ...], ...]
    """Instance paths that carry it; ``*`` stands for any item."""

    @property
    def per_learner(self) -> bool:
        """Whether it is judged for each learner."""
        return self.paths[0][:2] == ("learners", "*")


class Schema:
    """One modality's schema, with its requirements and its validator."""

    def __init__(self, standard: Standard, modality: str) -> None:
        self._standard = standard
        self._root: Json = {"allOf": [{"$ref": name} for name in standard.modality_ids(modality)]}
        self.requirements = self._collect()

    @cached_property
    def _ownership(self) -> Ownership:
        """The compiled validator and whose its errors are, built once a process."""
        return Ownership(self._standard, self._root)

    def _collect(self) -> dict[str, Requirement]:
        collected: dict[str, tuple[Json, list[tuple[str, ...]]]] = {}
        for annotation, path in self._walk(self._root, "", (), frozenset()):
            code = annotation["code"]
            known = collected.setdefault(code, (annotation, []))
            if path not in known[1]:
                known[1].append(path)
        return {code: self._standard.requirement(*collected[code]) for code in sorted(collected)}

    def _walk(
        self, schema: Json, base: str, path: tuple[str, ...], seen: frozenset[str]
    ) -> Iterator[tuple[Json, tuple[str, ...]]]:
        if not isinstance(schema, dict):
            return
        if annotation := schema.get("x-requirement"):
            yield annotation, path
        if reference := schema.get("$ref"):
            target_id = self._standard.absolute(reference, base)
            if target_id not in seen:
                target, target_base = self._standard.resolve(reference, base)
                yield from self._walk(target, target_base, path, seen | {target_id})
        for name, below in schema.get("properties", {}).items():
            yield from self._walk(below, base, (*path, name), seen)
        for keyword in ("items", "contains"):
            if isinstance(schema.get(keyword), dict):
                yield from self._walk(schema[keyword], base, (*path, "*"), seen)
        for keyword in ("allOf", "anyOf", "oneOf"):
            for below in schema.get(keyword, ()):
                yield from self._walk(below, base, path, seen)
        for keyword in ("then", "else", "if"):
            if keyword in schema:
                yield from self._walk(schema[keyword], base, path, seen)

    def iter_errors(self, document: Json) -> Iterator[SchemaError]:
        """Give the errors of ``document``, each with the requirement that it belongs to."""
        return self._ownership.iter_errors(document)


class Standard:
    """All schemas, loaded once a process."""

    def __init__(
        self, root: Path | None = None, overlays: tuple[OverlayFolder, ...] = (), rules: frozenset[str] = frozenset()
    ) -> None:
        self.root = root or schema_root()
        self.folders = overlays
        """What is added to the shipped schemas, in the order in which it was named."""
        self.rules = rules
        """Codes that Python checks: an overlay may change their words, and may not use them again."""

    @cached_property
    def overlays(self) -> tuple[Overlay, ...]:
        """The overlays in use. Raises ``ConfigurationError`` for the first thing that is wrong with one."""
        if not self.folders:
            return ()
        from .authoring.check import load_overlays

        return load_overlays(self.folders, self.root, self.shipped, self.rules)

    @cached_property
    def merged(self) -> dict[str, Merged]:
        """What the overlays say of each code that they change."""
        return merge(self.overlays)

    @cached_property
    def shipped(self) -> dict[str, Json]:
        """Modality schemas of the shipped standard by ``$id``."""
        return {
            document["$id"]: document for document in map(_load, sorted(self.root.glob("modalities/*.schema.json")))
        }

    @cached_property
    def documents(self) -> dict[str, Json]:
        """Modality schemas by ``$id``, those of the overlays too."""
        added = {document["$id"]: document for overlay in self.overlays for document in overlay.schemas.values()}
        return {**self.shipped, **added}

    @cached_property
    def _registry(self) -> Any:
        import jsonschema_rs

        return jsonschema_rs.Registry(list(self.documents.items()))

    def compile(self, schema: Json) -> Any:
        """Compile a schema that may refer to the modality schemas; it never fetches anything."""
        import jsonschema_rs

        return jsonschema_rs.Draft202012Validator(schema, registry=self._registry, offline=True)

    def condition(self, schema: Json) -> Any:
        """Return a ``when`` condition of a loaded schema, compiled once."""
        if id(schema) not in self._conditions:
            self._conditions[id(schema)] = self.compile(schema)
        return self._conditions[id(schema)]

    @cached_property
    def _conditions(self) -> dict[int, Any]:
        """By identity: a requirement keeps its conditions for as long as the standard lives."""
        return {}

    def modality_ids(self, modality: str) -> list[str]:
        """Return the ``$id`` of a modality's schema, then those of the overlays to it or to what all have in common."""
        own = f"{modality}.schema.json"
        shipped = [name for name in self.shipped if name.endswith(f"/{own}")]
        if not shipped:
            raise ConfigurationError(
                f"la modalité « {modality} » n'a pas encore de schéma", f'modality "{modality}" has no schema yet'
            )
        parts = [part.get("$ref") for part in self.shipped[shipped[0]].get("allOf", ())]
        asked = [_COMMON, own] if _COMMON in parts else [own]
        added = [overlay.schemas[name]["$id"] for overlay in self.overlays for name in asked if name in overlay.schemas]
        return shipped + added

    def schema(self, modality: str) -> Schema:
        """Return a modality's schema, compiled at most once a process."""
        if modality not in self._schemas:
            self._schemas[modality] = Schema(self, modality)
        return self._schemas[modality]

    @cached_property
    def _schemas(self) -> dict[str, Schema]:
        return {}

    def absolute(self, reference: str, base: str) -> str:
        """Return a reference as an absolute one."""
        if reference.startswith("https:"):
            return reference
        return base + reference if reference.startswith("#") else base.rpartition("/")[0] + "/" + reference

    def resolve(self, reference: str, base: str) -> tuple[Json, str]:
        """Return what a ``$ref`` points to, with the base of its own references."""
        document_id, _, pointer = self.absolute(reference, base).partition("#")
        target = self.documents[document_id]
        for step in pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            target = target[int(name)] if isinstance(target, list) else target[name]
        return target, document_id

    # --- codes ---

    def requirement(self, annotation: Json, paths: list[tuple[str, ...]]) -> Requirement:
        """Return a requirement as the overlays word it."""
        code = annotation["code"]
        made = _requirement(amended_annotation(annotation, self.merged.get(code)), paths)
        return structs.replace(made, criterion=self._signed(made.criterion))

    def criterion(self, rule: Criterion) -> Criterion:
        """Return what a rule's code stands for, as the overlays word it."""
        return amended_criterion(rule, self.merged.get(rule.code))

    def _signed(self, criterion: Criterion) -> Criterion:
        """Say who brings a requirement, and who changed it."""
        origin = next((each.folder.where for each in self.overlays if criterion.code in each.adds), criterion.origin)
        merged = self.merged.get(criterion.code)
        return structs.replace(criterion, origin=origin, amendments=merged.amendments if merged else ())

    # --- evidence ---

    @cached_property
    def _record_validators(self) -> dict[str, Any]:
        return {}

    def explain_record(self, kind: str, record: Json) -> str | None:
        """Return what is wrong with a record of ``kind`` as plain JSON, or ``None`` when it is valid."""
        validator = self._record_validators.get(kind)
        if validator is None:
            import jsonschema_rs

            schema = _load(self.root / "evidence" / f"{kind}.schema.json")
            validator = jsonschema_rs.Draft202012Validator(schema, offline=True)
            self._record_validators[kind] = validator
        if validator.is_valid(record):
            return None
        error = next(validator.iter_errors(record))
        place = "/".join(map(str, error.instance_path))
        return f"{place}: {error.message}" if place else error.message

    # --- referentials ---

    @cached_property
    def referentials(self) -> tuple[Referential, ...]:
        """Referentials, oldest first, those of the overlays too."""
        return load_referentials([self.root, *(folder.path for folder in self.folders)])

    def referential_on(self, day: date) -> Referential:
        """Return the referential in force on ``day``; before the first one, the first."""
        return in_force_on(self.referentials, day)


def _load(path: Path) -> Json:
    try:
        return msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise ConfigurationError(
            f"{path} : schéma illisible ({error})", f"{path}: unreadable schema ({error})"
        ) from error


def _requirement(annotation: Json, paths: list[tuple[str, ...]]) -> Requirement:
    since, retired = annotation.get("since"), annotation.get("retired")
    criterion = Criterion(
        code=annotation["code"],
        pack=annotation["pack"],
        indicators=tuple(annotation.get("indicators", ())),
        severity=annotation.get("severity"),
        since=date.fromisoformat(since) if since else None,
        source=annotation["source"],
        basis=annotation["basis"],
        title=Words(**annotation["title"]),
        why=Words(**annotation["why"]),
        accept=Words(**annotation["accept"]),
        remedy=Words(**annotation["remedy"]),
        question=Words(**annotation["question"]),
        retired=Words(**retired) if retired else None,
    )
    otherwise = annotation.get("otherwise")
    return Requirement(
        criterion=criterion,
        gap=Words(**annotation["gap"]),
        incomplete=Words(**annotation["incomplete"]) if "incomplete" in annotation else None,
        due=Due(**annotation["due"]) if "due" in annotation else None,
        when=annotation.get("when"),
        when_dossier=annotation.get("when_dossier"),
        judge_when=annotation.get("judge_when"),
        otherwise=Words(**otherwise) if otherwise else None,
        kinds=frozenset(annotation.get("kinds", ())),
        paths=tuple(paths),
    )


@lru_cache(maxsize=4)
def load_standard(overlays: tuple[OverlayFolder, ...] = (), rules: frozenset[str] = frozenset()) -> Standard:
    """Return the shipped standard with ``overlays``, loaded once a process.

    ``rules`` are the codes of the rules. Raises ``ConfigurationError`` where an overlay is wrong, or two disagree.
    """
    standard = Standard(overlays=overlays, rules=rules)
    if overlays:
        _ = standard.merged  # what is wrong is said before any file is read
    return standard
