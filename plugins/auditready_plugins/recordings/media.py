"""Films and sound: length and moment from the container, whatever their size; nothing is decoded, seen or heard.

A film is counted as the recording of a class only where its name or its folder says so: handouts are films as well, and
nobody has to be told of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from auditready import (
    EvidenceFile,
    Locator,
    ReadContext,
    Recognition,
    Recording,
    UnreadableEvidence,
    Words,
    minutes,
    say,
)

from .naming import Naming, naming

_CONTAINERS = {"mp4": "MP4 / QuickTime", "matroska": "WebM / Matroska", "wave": "WAV"}
_KINDS = {True: Words("film", "film"), False: Words("son", "sound"), None: Words("film ou son", "film or sound")}
_UNHASHED = 64 * 1024 * 1024
"""Bytes over which the core takes no digest of a recording."""


class MediaReader:
    """Reads ``recording``."""

    name = "recordings.media"
    system = "Films"
    kinds = frozenset({"recording"})
    formats = frozenset({"media"})
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim every film and every sound, by the first bytes of its container."""
        if file.format != "media":
            return None
        view = file.media
        kind = _KINDS[view.video]
        container = f" {_CONTAINERS[view.container]}" if view.container in _CONTAINERS else ""
        length = minutes(view.minutes) if view.minutes else Words("durée non inscrite", "no length written")
        why = say("{kind}{container}, {length}", "{kind}{container}, {length}", kind=kind, container=container,
            length=length)  # fmt: skip
        return Recognition(confidence=0.9, why=why, variant=view.container)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Recording]:
        """Give one recording, where the name says that it is of a class."""
        view = file.media
        if not view.playable:
            raise UnreadableEvidence(
                "Enregistrement incomplet : la partie qui permet de le lire manque. Le télécharger à nouveau depuis "
                "l'outil de classe virtuelle.",
                "Incomplete recording: the part that lets it be played is missing. Download it again from the tool of "
                "the class.",
            )
        named = naming(file.name)
        if file.size > _UNHASHED:
            context.note(
                "plus de 64 Mio : aucune empreinte n'est calculée, un second exemplaire ne serait pas vu",
                "over 64 MiB: no digest is taken, a second copy would not be seen",
            )
        if not named.of_class:
            context.note(
                "rien dans le nom ni le dossier ne dit que c'est l'enregistrement d'une classe : il n'est pas compté "
                "comme tel",
                "nothing in its name or folder says that it is the recording of a class: it is not counted as one",
            )
            return
        _note_name(named, context)
        start = _start(view.created, named, context)
        if view.minutes is None:
            context.note("durée non inscrite dans le fichier", "no length written in the file")
        quote = " · ".join(_written(view))
        yield Recording(locator=Locator(file=file.name, quote=quote or None), start=start, minutes=view.minutes)


def _written(view: Any) -> Iterator[str]:
    if view.created is not None:
        yield f"creation_time {view.created:%Y-%m-%dT%H:%M:%SZ}"
    if view.minutes is not None:
        seconds = round(view.minutes * 60)
        yield f"duration {seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _note_name(named: Naming, context: ReadContext) -> None:
    if named.tool is not None:
        context.note(
            f"nommé comme {named.tool} nomme ses enregistrements : un indice, non une preuve",
            f"named as {named.tool} names its recordings: a hint, no proof",
        )
    else:
        context.note(
            "pris pour l'enregistrement d'une classe d'après son nom ou son dossier : un indice, non une preuve",
            "taken for the recording of a class by its name or folder: a hint, no proof",
        )


def _start(created: datetime | None, named: Naming, context: ReadContext) -> datetime | None:
    """Return when the class began, where the container and the name do not contradict each other.

    Containers hold when the file was begun, or converted: alone it is no beginning of a class.
    """
    if named.start is not None:
        context.note(
            "début lu dans le nom que l'outil a donné, non dans le fichier",
            "start read from the name that the tool gave, not from the file",
        )
        return named.start
    if created is None:
        if len(named.days) == 1:
            context.note("jour lu dans le nom ; le fichier n'en dit rien", "day read from the name; the file says none")
            return datetime.combine(named.days[0], time())
        context.note("aucune date dans le fichier", "no date in the file")
        return None
    local = created.astimezone(ZoneInfo(context.zone))
    if named.days and not {created.date(), local.date()} & set(named.days):
        days: tuple[date, ...] = named.days
        context.note(
            f"le nom dit {days[0]:%d/%m/%Y}, le fichier {local:%d/%m/%Y} (converti ce jour-là ?) : aucune date retenue",
            f"the name says {days[0]:%Y-%m-%d}, the file {local:%Y-%m-%d} (converted on that day?): no date is taken",
        )
        return None
    if not named.days:
        context.note(
            f"fichier créé le {local:%d/%m/%Y à %H:%M} : début de la classe ou conversion, selon l'outil ; aucune date "
            "retenue, faute d'un nom qui la confirme",
            f"file created on {local:%Y-%m-%d at %H:%M}: beginning of the class or conversion, as the tool likes; no "
            "date is taken, for want of a name that confirms it",
        )
        return None
    context.note(
        "début : celui que le fichier porte, parfois celui de la conversion ; le nom confirme le jour",
        "start: the file's own, sometimes that of its conversion; the name confirms the day",
    )
    return created.astimezone(UTC)
