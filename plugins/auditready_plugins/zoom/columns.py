"""Columns of Zoom's lists of participants, in the language of whoever exported them.

Labels seen: English, Italian, Japanese, Korean; French, Spanish, German and Portuguese are in part inferred. So labels
are looked up first, and Zoom's fixed order decides the rest: name, address, entry, exit, minutes, then the answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from auditready import LazyPattern, fold, parse_number

from ..chat.moments import is_moment
from ..chat.tables import Row

Field = Literal["name", "email", "join", "leave", "minutes", "guest", "disclaimer", "waiting", "attended", "known"]

_LABELS: Mapping[Field, tuple[str, ...]] = {
    "name": (
        "Name (original name)", "User Name (Original Name)", "Nome (nome originale)", "名前 (元の名前)",
        "사용자 이름(원래 이름)", "이름(원래 이름)", "Nom (nom original)", "Nom (nom d'origine)",
        "Nom d'utilisateur (nom original)", "Nom d'utilisateur (nom d'origine)", "Nombre (nombre original)",
        "Nombre de usuario (nombre original)", "Name (Originalname)", "Name (ursprünglicher Name)",
        "Benutzername (Originalname)", "Nome (nome original)", "Nome de usuário (nome original)",
        "Nome utente (nome originale)",
    ),
    "join": (
        "Join time", "Ora di ingresso", "参加時刻", "참가 시간", "Heure de connexion", "Heure d'arrivée",
        "Heure d'entrée", "Heure de participation", "Hora de entrada", "Hora de ingreso", "Hora de conexión",
        "Beitrittszeit", "Beitrittszeitpunkt", "Hora de ingresso",
    ),
    "leave": (
        "Leave time", "Ora di uscita", "退出時刻", "나간 시간", "Heure de départ", "Heure de déconnexion",
        "Heure de sortie", "Hora de salida", "Hora de desconexión", "Austrittszeit", "Verlassen um", "Hora de saída",
    ),
    "guest": (
        "Guest", "Is Guest", "Invité", "Est un invité", "Ospite", "Gast", "Invitado", "Convidado", "ゲスト", "게스트",
    ),
    "attended": (
        "Attended", "A participé", "A assisté", "Présent", "Ha partecipato", "Partecipato", "Asistió", "Ha asistido",
        "Teilgenommen", "Participou", "Compareceu", "출석함", "참석함", "参加済み", "出席",
    ),
    "known": (
        "Attentiveness Score", "User Name", "First Name", "Last Name", "Phone", "Registration Time", "Approval Status",
        "Country/Region Name", "Source Name",
    ),
}  # fmt: skip
_STEMS: Mapping[Field, tuple[str, ...]] = {
    "waiting": ("waiting room", "sala d'attesa", "salle d'attente", "sala de espera", "warteraum", "待機室", "대기실"),
    "disclaimer": (
        "record", "registrazione", "enregistr", "grabación", "aufzeichn", "gravação", "録画", "レコーディング", "녹화",
    ),
    "email": ("mail", "courriel", "correo", "メール", "메일"),
    "minutes": ("(min", "(en min", "(分", "(분"),
}  # fmt: skip
_WITH_ORIGINAL = LazyPattern(r"[^()]+\([^()]+\)")

_YES = ("yes", "y", "oui", "si", "ja", "sim", "true", "vrai", "1", "はい", "예", "네", "да", "так")
_NO = ("no", "n", "non", "nein", "nao", "false", "faux", "0", "いいえ", "아니요", "아니오", "нет", "ні", "nie")
_BARE_NAMES = (
    "User Name", "Nom d'utilisateur", "Nombre de usuario", "Benutzername", "Nome utente", "Nome de usuário",
    "사용자 이름", "ユーザー名",
)  # fmt: skip
"""Of webinar reports of 2020, which did not tell the original name."""
_HISTORY_LEAD = 14
"""The wide history export puts 16 columns of the meeting before the participant; a few may have been removed."""


class Columns(Struct, frozen=True, kw_only=True):
    """Where the facts about a participant stand, as 0-based columns."""

    name: int
    minutes: int
    email: int | None = None
    join: int | None = None
    leave: int | None = None
    guest: int | None = None
    disclaimer: int | None = None
    waiting: int | None = None
    attended: int | None = None
    by_place: tuple[str, ...] = ()
    """Labels that no dictionary has; Zoom's order says what they are."""
    unused: tuple[str, ...] = ()

    @property
    def has_times(self) -> bool:
        """False for the list of unique users: a total per person, no entry and no exit."""
        return self.join is not None and self.leave is not None

    @property
    def is_history(self) -> bool:
        """Whether each row repeats the meeting's own columns before the participant's."""
        return self.name >= _HISTORY_LEAD


def find_columns(header: Row, sample: Sequence[Row], *, name: int | None = None) -> Columns | None:
    """Return the columns of a list of participants, or ``None`` where ``header`` is not the header of one.

    ``sample`` are rows below it: they tell times and minutes apart where no label is known. ``name`` says where the
    name stands when the place in the file, not the label, tells it.
    """
    fields = [_field_of(text) for text in header.texts]
    if name is None:
        name = _find_name(header.texts, fields)
    if name is None:
        return None
    found: dict[Field, int] = {"name": name}
    for column in range(name + 1, len(fields)):
        if (field := fields[column]) is not None and field not in found and field != "name":
            found[field] = column
    if name == 1 and header.text(0):  # without a label it is the index that some programs put in front
        found["attended"] = 0
    by_place = _place(found, fields, name, sample)
    if "minutes" not in found or ("join" in found) != ("leave" in found):
        return None
    used = set(found.values())
    unused = [header.text(c) for c in range(name, len(fields)) if c not in used and fields[c] != "known"]
    return Columns(
        **{field: column for field, column in found.items() if field != "known"},
        by_place=tuple(header.text(column) for column in by_place),
        unused=tuple(filter(None, unused)),
    )


def is_yes(text: str) -> bool:
    """Whether Zoom says yes, in any of its languages."""
    return fold(text) in _folded(_YES)


def is_yes_or_no(text: str) -> bool:
    """Whether a cell is one of Zoom's answers, in any of its languages."""
    return is_yes(text) or fold(text) in _folded(_NO)


def is_bare_name(label: str) -> bool:
    """Whether a label names the column of names without the original name in brackets."""
    return fold(label) in _folded(_BARE_NAMES)


def is_first_name(label: str) -> bool:
    """Whether a label is that of first names: some accounts' webinar reports have no name as the screen showed it."""
    return fold(label) in {"first name", "prenom"}


def is_attended_label(text: str) -> bool:
    """Whether a column says who attended, in any of Zoom's languages."""
    return _field_of(text) == "attended"


def _find_name(labels: Sequence[str], fields: Sequence[Field | None]) -> int | None:
    for column, field in enumerate(fields):
        if column > 1 and column < _HISTORY_LEAD:
            continue
        if field == "name":
            return column
        is_name = field is None and _WITH_ORIGINAL.fullmatch(fold(labels[column])) is not None
        if is_name and "email" in fields[column + 1 : column + 4]:
            return column
    return None


def _place(found: dict[Field, int], fields: Sequence[Field | None], name: int, sample: Sequence[Row]) -> list[int]:
    """Fill ``found`` by Zoom's order and return the columns that were placed so."""
    before = set(found)
    if "minutes" not in found and (minutes := _minutes_by_values(name, fields, sample)) is not None:
        found["minutes"] = minutes
    minutes = found.get("minutes", -1)
    free = {column for column in range(name + 1, len(fields)) if fields[column] is None}
    order: list[tuple[Field, int]] = [("join", minutes - 2), ("leave", minutes - 1)]
    if len(fields) == minutes + 4:
        order += [("guest", minutes + 1), ("disclaimer", minutes + 2), ("waiting", minutes + 3)]
    elif len(fields) == minutes + 2:
        order += [("guest", minutes + 1)]
    for field, column in order:
        if field not in found and column in free:
            found[field] = column
    return sorted(column for field, column in found.items() if field not in before and fields[column] is None)


def _minutes_by_values(name: int, fields: Sequence[Field | None], sample: Sequence[Row]) -> int | None:
    for row in sample:
        for column in range(name + 1, min(len(row), len(fields)) - 2):
            times = is_moment(row.cell(column)) and is_moment(row.cell(column + 1))
            if times and parse_number(row.cell(column + 2)) is not None:
                return column + 2
    return None


@cache
def _field_of(label: str) -> Field | None:
    text = _tight(label)
    if (field := _exact_labels().get(text)) is not None:
        return field
    for field, stem in _stems():
        if stem in text:
            return field
    return None


def _tight(label: str) -> str:
    # "이름(원래 이름)" and "Name (original name)": the blank before the bracket differs by language.
    return re.sub(r"\s*([()])\s*", r"\1", fold(label))


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    # Folding takes Korean syllables apart, so both sides are folded.
    return frozenset(map(fold, words))


@cache
def _exact_labels() -> dict[str, Field]:
    return {_tight(label): field for field, labels in _LABELS.items() for label in labels}


@cache
def _stems() -> list[tuple[Field, str]]:
    return [(field, _tight(stem)) for field, stems in _STEMS.items() for stem in stems]
