"""Draft a mapping from an export that nobody knows: guessed columns, each to be checked by whoever knows the tool.

The draft is a mapping that loads and reads the file; what was guessed is said in a comment beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..errors import UsageError
from ..files import EvidenceFile
from ..model import Language, Words
from ..reading.fold import fold
from ..reading.guess import Column, Guess, guess_table

_FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "presence": {"start": ("start",), "end": ("end",), "minutes": ("minutes",), "meeting_title": ("course",)},
    "activity_progress": {
        "activity": ("activity", "course"), "course": ("course",), "share": ("share",), "first_access": ("start",),
        "last_access": ("last", "end"), "completed_at": ("done", "moment"), "spent_minutes": ("minutes",),
    },
    "assessment": {
        "title": ("activity", "course"), "score": ("score",), "start": ("start",), "at": ("end", "done"),
        "minutes": ("minutes",),
    },
}  # fmt: skip
"""Kind → field → the concepts of the column that fills it, the best first."""
_GRADE = re.compile(r".*/ ?(\d+(?:[.,]\d+)?)")
"""A column of grades that names its maximum: "Note/20,00"."""
_REQUIRED = {"activity_progress": "activity", "assessment": "title"}
"""Text that a record cannot be without: a constant where no column holds it."""
_STATUS = {
    "completed": ("termin", "acheve", "complet", "finish", "done", "valid", "abgeschlossen", "finaliz", "fini", "100"),
    "passed": ("reussi", "pass", "admis", "bestanden", "aprobado", "superato"),
    "failed": ("echou", "echec", "fail", "ajourne", "nicht bestanden", "suspenso", "non superato"),
    "in_progress": (
        "cours",
        "progress",
        "commenc",
        "started",
        "begonnen",
        "bearbeitung",
        "curso",
        "corso",
        "incomplet",
    ),
    "not_started": ("non commenc", "pas commenc", "not start", "jamais", "never", "nicht begonnen", "sin empezar"),
}
"""Status → how the words for it begin or what they hold, folded."""
_FEW = 12
"""Different cells of a column that may be the words of a status."""
_HEAD = Words(
    """\
# Brouillon tiré de « {file} » : tout ce qui suit « à vérifier » est une supposition.
# 1. Corriger les colonnes et les mots. 2. Essayer : auditready check --plugin {name}.py DOSSIER
# 3. Lire les notes à côté du fichier : elles disent ce qui n'est pas compris.
""",
    """\
# Draft made from "{file}": whatever follows "to check" is a guess.
# 1. Correct the columns and the words. 2. Try it: auditready check --plugin {name}.py DOSSIER
# 3. Read the notes beside the file: they say what is not understood.
""",
)
_CHECK = Words("à vérifier", "to check")


class Draft(Struct, frozen=True, kw_only=True):
    """A mapping and the plugin that registers it."""

    mapping: str
    module: str
    kind: str


def draft_mapping(file: EvidenceFile, name: str, language: Language) -> Draft:
    """Return a mapping for ``file``; raise ``UsageError`` where it holds no table of persons."""
    guess = guess_table(file)
    if guess is None:
        raise UsageError(
            f"« {file.name} » ne contient aucun tableau dont une colonne nomme des personnes : rien à proposer. Une "
            "correspondance lit une ligne par personne ; un autre format demande un lecteur en Python",
            f'"{file.name}" holds no table with a column that names persons: nothing to draft. A mapping reads one row '
            "a person; another format needs a reader in Python",
        )
    kind = _kind_of(guess)
    check = _CHECK.in_(language)
    head = _HEAD.in_(language).format(file=_text(file.name)[1:-1], name=name)
    lines = [*_iter_top(guess, kind, name, check), "", "[columns]", *_iter_columns(guess, kind, check)]
    if kind == "activity_progress":
        lines += _iter_status(guess, check)
    lines += _iter_constants(guess, kind, file, check)
    return Draft(mapping=head + "\n".join(lines) + "\n", module=_module(name), kind=kind)


def _kind_of(guess: Guess) -> str:
    if guess.first("start") and guess.first("end") and not guess.first("share", "status"):
        return "presence"
    if guess.first("score") and not guess.first("share"):
        return "assessment"
    return "activity_progress" if guess.first("share", "status", "activity") else "presence"


def _iter_top(guess: Guess, kind: str, name: str, check: str) -> Iterator[str]:
    yield f"name = {_text(f'{name}.export')}"
    yield f"system = {_text(name.replace('_', ' ').title())}  # {check}"
    yield f"kind = {_text(kind)}  # {check}"
    used = [column.header for column in guess.columns if column.concept is not None and column.header]
    yield f"required = {_texts(used[:6])}  # {check}"
    unused = [column.header for column in guess.columns if column.concept is None and column.header]
    if unused:
        yield f"# ignore = {_texts(unused)}  # {check}"


def _iter_columns(guess: Guess, kind: str, check: str) -> Iterator[str]:
    person = {"name": guess.first("person"), "first_name": guess.first("first_name")}
    person |= {"last_name": guess.first("last_name"), "email": guess.first("email")}
    if person["name"] is not None:
        person["first_name"] = person["last_name"] = None
    elif person["first_name"] is None and person["last_name"] is not None:
        person = {**person, "name": person["last_name"], "last_name": None}
    for part, column in person.items():
        if column is not None:
            yield f"person.{part} = {_texts([column.header])}{_doubt(column, check)}"
    for field, concepts in _FIELDS[kind].items():
        column = guess.first(*concepts)
        if column is not None:
            yield (
                f"{field} = {_source(column, field)}  # {check}"
                if _options(column, field)
                else (f"{field} = {_texts([column.header])}{_doubt(column, check, sure=concepts[0])}")
            )


def _source(column: Column, field: str) -> str:
    return f"{{ headers = {_texts([column.header])}, {_options(column, field)} }}"


def _options(column: Column, field: str) -> str:
    """Return what has to be said of bare numbers: nothing is guessed of them while reading."""
    if column.sort != "number":
        return ""
    if field.endswith("minutes"):
        return 'unit = "minutes"'
    return 'scale = "percent"' if field == "share" else ""


def _doubt(column: Column, check: str, *, sure: str | None = None) -> str:
    return "" if column.by_header and sure in {None, column.concept} else f"  # {check}"


def _iter_status(guess: Guess, check: str) -> Iterator[str]:
    column, share = guess.first("status"), guess.first("share")
    if column is not None and 0 < len(column.words) <= _FEW:
        yield from ("", "[columns.status]", f"headers = {_texts([column.header])}")
        for status, words in _sorted_words(column.words).items():
            yield f"values.{status} = {_texts(words)}  # {check}"
        yield f'default = "not_started"  # {check}'
    elif share is not None:
        yield from ("", "[columns.status]", f"headers = {_texts([share.header])}")
        yield f'values.completed = ["100*"]  # {check}'
        yield f'values.not_started = ["0", "0 %", "0%"]  # {check}'
        yield f'values.in_progress = ["*"]  # {check}'
        yield f'default = "not_started"  # {check}'


def _sorted_words(words: Sequence[str]) -> dict[str, list[str]]:
    """Return status → words of the export; a word that says nothing we know counts as begun, for somebody to move."""
    found: dict[str, list[str]] = {}
    for word in words:
        folded = fold(word)
        # "not started" holds "started", "nicht bestanden" holds "bestanden": the longest sign decides.
        signs = [(len(sign), status) for status, signs in _STATUS.items() for sign in signs if sign in folded]
        found.setdefault(max(signs, default=(0, "in_progress"))[1], []).append(word)
    return found


def _iter_constants(guess: Guess, kind: str, file: EvidenceFile, check: str) -> Iterator[str]:
    constants = {}
    field = _REQUIRED.get(kind)
    if field is not None and guess.first(*_FIELDS[kind][field]) is None:
        constants[field] = file.name.rpartition("/")[2].rpartition(".")[0]
    score = guess.first("score")
    if kind == "assessment" and score is not None and (most := _GRADE.fullmatch(score.header)):
        yield from ("", "[constants]", f"max_score = {float(most[1].replace(',', '.'))}  # {check}")
        yield from (f"{name} = {_text(value)}  # {check}" for name, value in constants.items())
        return
    if kind == "activity_progress" and guess.first("status", "share") is None:
        constants["status"] = "in_progress"
    if constants:
        yield from ("", "[constants]", *(f"{name} = {_text(value)}  # {check}" for name, value in constants.items()))


def _module(name: str) -> str:
    return f'''"""Reads the exports of {name.replace("_", " ").title()}."""

from pathlib import Path

from auditready import TableReader, hookimpl


@hookimpl
def register_readers(register):
    register(TableReader.from_toml(Path(__file__).with_name("mapping.toml")))
'''


def _text(text: str) -> str:
    # A JSON string is a TOML basic string; DEL is the one character that TOML wants escaped and JSON does not.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"
