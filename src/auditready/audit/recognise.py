"""Ask every reader whether a file is its own, and take the surest claim. By content; a failing reader costs nothing."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..errors import LimitExceeded, UnreadableEvidence
from ..files import EvidenceFile
from ..hookspecs import Reader
from ..model import Problem, Recognition, Words
from ..plugins import Plugins


class Claim(Struct, frozen=True, kw_only=True):
    """What was made of one file before it is read."""

    reader: Reader | None = None
    recognition: Recognition | None = None
    unreadable: Words | None = None
    """Why the file itself cannot be read; only where no reader claims it."""
    problems: tuple[Problem, ...] = ()


def recognise(file: EvidenceFile, plugins: Plugins) -> Claim:
    """Return the surest claim on ``file``; equal confidence is settled by the reader's name, so always the same way."""
    problems: list[Problem] = []
    best: tuple[float, Reader, Recognition] | None = None
    for reader in plugins.readers.values():
        try:
            recognition = reader.recognise(file)
        except (UnreadableEvidence, LimitExceeded):
            continue  # kept in file.failures, and told once below
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a reader may raise anything; the others go on
            problems.append(_failure(plugins, reader, file, error))
            continue
        if recognition is not None and (best is None or recognition.confidence > best[0]):
            best = (recognition.confidence, reader, recognition)
    if best is not None:
        return Claim(reader=best[1], recognition=best[2], problems=tuple(problems))
    unreadable, limits = _judge_unclaimed(file)
    return Claim(unreadable=unreadable, problems=(*problems, *limits))


def _judge_unclaimed(file: EvidenceFile) -> tuple[Words | None, Iterable[Problem]]:
    """Tell a file that nobody knows from one that nobody can read."""
    try:
        kind = file.format
        if kind in {"pdf", "docx", "odt", "pptx", "odp", "html", "email"}:
            document = file.document
            if not document.has_text and kind == "html":
                return Words(
                    "Aucun texte dans cette page web : elle a été enregistrée sans son contenu. L'imprimer en PDF.",
                    "No text in this web page: it was saved without its content. Print it as PDF.",
                ), ()
            if not document.has_text:
                return Words(
                    "Aucun texte dans ce document : c'est une image (scan). À remplacer par l'original, ou à passer "
                    "à la reconnaissance de caractères (OCR).",
                    "No text in this document: it is a picture (scan). Replace it by the original, or run OCR on it.",
                ), ()
        elif kind in {"xlsx", "xls", "ods", "encrypted-office"}:
            _ = file.sheets
        elif kind == "outlook":
            return Words(
                "Message Outlook (.msg), non lu : l'enregistrer au format .eml, ou l'imprimer en PDF.",
                "Outlook message (.msg), not read: save it as .eml, or print it as PDF.",
            ), ()
        elif kind == "gzip":
            _ = file.content
        elif kind == "json":
            _ = file.json
    except UnreadableEvidence as error:
        return error.words, ()
    except LimitExceeded as error:
        return None, [limit_problem(file.name, error)]
    if kind == "empty":
        return Words("Fichier vide.", "Empty file."), ()
    return None, ()


def limit_problem(name: str, error: LimitExceeded) -> Problem:
    """Return the Problem of a file over a limit: announced, never a silent truncation."""
    return Problem(
        plugin="auditready",
        stage="limit",
        file=name,
        message=Words(f"{name} : {error.words.fr}.", f"{name}: {error.words.en}."),
    )


def _failure(plugins: Plugins, reader: Reader, file: EvidenceFile, error: BaseException) -> Problem:
    detail = f"{type(error).__name__}: {error}"
    return plugins.blame(
        reader.name,
        "recognise",
        Words(
            f"Le lecteur « {reader.name} » échoue en examinant {file.name} ({detail}). Les autres lecteurs continuent.",
            f'Reader "{reader.name}" fails while looking at {file.name} ({detail}). The other readers go on.',
        ),
        file=file.name,
    )
