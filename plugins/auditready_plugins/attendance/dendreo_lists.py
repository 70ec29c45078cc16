"""Dendreo's lists that prove no presence: registrations (``laps.php``) and documents to sign (``fichiers.php``).

They are what a key of the API gives first, so they lie in dossiers. A registration is no attendance; a date of
signature beside the name of a file is not the signed file. Both are known, counted and said, nothing is made of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from auditready import (
    AnyEvidence,
    EvidenceFile,
    ReadContext,
    Recognition,
    Words,
    fold,
    listing,
    parse_datetime,
    say,
)

from ..platforms.notes import plural

_REGISTRATION = (b'"id_lap"', b'"id_action_de_formation"', b'"id_participant"')
_SLOT = b'"id_creneau"'
_FILE = (b'"signature_date"', b'"collection_name"', b'"entite_liee"')
_PAPERS = {
    "convention": Words("convention", "agreement"),
    "contrat": Words("contrat", "contract"),
    "attestation": Words("attestation", "attestation"),
    "certificat": Words("certificat", "certificate"),
    "convocation": Words("convocation", "convocation"),
    "programme": Words("programme", "programme"),
    "devis": Words("devis", "quotation"),
    "reglement": Words("règlement", "rules"),
    "emargement": Words("émargement", "attendance sheet"),
}
_OTHER_PAPER = Words("autre", "other")
_Row = Mapping[str, Any]


class DendreoListsReader:
    """Knows the lists, and gives no evidence: it says what they show and what to export instead."""

    name = "attendance.dendreo_lists"
    system = "Dendreo"
    kinds = frozenset({"attendance"})
    formats = frozenset({"json"})
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON of registrations without slots, or of files with their signatures."""
        if file.format != "json":
            return None
        if all(mark in file.head for mark in _FILE):
            why = say(
                "documents à signer de l'API de Dendreo : « signature_date », « entite_liee »",
                'documents to sign of the Dendreo API: "signature_date", "entite_liee"',
            )
            return Recognition(confidence=0.93, why=why, variant="documents")
        if _SLOT in file.head or not all(mark in file.head for mark in _REGISTRATION):
            return None
        why = say(
            "inscriptions de l'API de Dendreo : « id_lap », « id_action_de_formation »",
            'registrations of the Dendreo API: "id_lap", "id_action_de_formation"',
        )
        return Recognition(confidence=0.93, why=why, variant="registrations")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give nothing; say what is listed."""
        rows = [row for _, document in file.iter_json() for row in _rows(document)]
        registrations = [row for row in rows if "id_lap" in row]
        documents = [row for row in rows if "signature_date" in row]
        others = len(rows) - len(registrations) - sum("id_lap" not in row for row in documents)
        if registrations:
            _tell_registrations(registrations, context)
        if documents:
            _tell_documents(documents, context)
        if others:
            context.note(f"objets non compris : {others}", f"objects not understood: {others}")
        yield from ()


def _rows(document: object) -> Iterator[_Row]:
    yield from (row for row in (document if isinstance(document, list) else [document]) if isinstance(row, dict))


# --- registrations ---


def _tell_registrations(rows: list[_Row], context: ReadContext) -> None:
    sessions = len({_text(row, "id_action_de_formation") for row in rows} - {""})
    addresses = sum("@" in _text(_part(row, "participant"), "email") for row in rows)
    context.note(
        f"liste de {plural(len(rows), 'inscription', 'inscriptions')} à {plural(sessions, 'action', 'actions')} de "
        f"formation, dont {addresses} avec une adresse e-mail : une inscription ne prouve aucune présence ; exporter "
        "les créneaux (creneaux.php?include=lcps) et les feuilles d'émargement signées (PDF)",
        f"list of {plural(len(rows), 'registration', 'registrations')} for {plural(sessions, 'session', 'sessions')}, "
        f"{addresses} of them with an e-mail address: a registration proves no presence; export the slots "
        "(creneaux.php?include=lcps) and the signed attendance sheets (PDF)",
    )
    nameless = sum(not _text(_part(row, "participant"), "nom") for row in rows)
    if nameless:
        context.note(
            f"inscriptions sans nom de participant : {nameless} (les demander avec « include=participant »)",
            f'registrations without the name of a participant: {nameless} (ask for them with "include=participant")',
        )
    odd = sum(_disagree(row) for row in rows)
    if odd:
        context.note(
            f"inscriptions dont le numéro de participant n'est pas celui du participant décrit : {odd} ; à vérifier "
            "dans Dendreo, personne n'est rapproché par ce numéro",
            f"registrations whose number of participant is not that of the participant described: {odd}; to be checked "
            "in Dendreo, nobody is matched by that number",
        )


def _disagree(row: _Row) -> bool:
    own, described = _text(row, "id_participant"), _text(_part(row, "participant"), "id_participant")
    return bool(own and described and own != described)


# --- documents to sign ---


def _tell_documents(rows: list[_Row], context: ReadContext) -> None:
    signed = [row for row in rows if _text(row, "signature_date")]
    days = sorted(day for row in signed if (day := _day(row)))
    told = say(
        "documents à signer dans l'outil : {all} ; signés : {signed}{which} ; en attente : {pending} ; une date dans "
        "une liste n'est pas le document signé : télécharger les PDF signés",
        "documents to sign in the tool: {all}; signed: {signed}{which}; pending: {pending}; a date in a list is not "
        "the signed document: download the signed PDF files",
        all=len(rows),
        signed=len(signed),
        pending=len(rows) - len(signed),
        which=_which(signed, days),
    )
    context.note(told.fr, told.en)
    trainers = sum(bool(_part(_part(row, "entite_liee"), "Formateur")) for row in rows)
    if trainers:
        context.note(
            f"dont documents de formateurs : {trainers}",
            f"of which documents of trainers: {trainers}",
        )


def _counted(rows: list[_Row]) -> list[tuple[Words, int]]:
    """Count documents by what their name says they are: the name itself may hold a person's."""
    found = Counter(next((paper for paper in _PAPERS if paper in fold(_text(row, "name"))), "") for row in rows)
    return [(_PAPERS.get(paper, _OTHER_PAPER), number) for paper, number in sorted(found.items())]


def _day(row: _Row) -> date | None:
    moment = parse_datetime(_text(row, "signature_date"))
    return moment.date() if moment else None


def _which(signed: list[_Row], days: list[date]) -> Words:
    if not signed or not days:
        return Words("", "")
    kinds = listing([say("{paper} {n}", "{paper} {n}", paper=paper, n=n) for paper, n in _counted(signed)])
    return say(
        " ({kinds}, du {first} au {last})",
        " ({kinds}, from {first} to {last})",
        kinds=kinds,
        first=f"{days[0]:%d/%m/%Y}",
        last=f"{days[-1]:%d/%m/%Y}",
    )


def _part(row: _Row, key: str) -> _Row:
    value = row.get(key)
    return value if isinstance(value, dict) else {}


def _text(row: _Row, key: str) -> str:
    value = row.get(key)
    return str(value).strip() if isinstance(value, str | int) else ""
