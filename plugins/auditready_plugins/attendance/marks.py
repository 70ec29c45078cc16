"""What stands in a cell to sign: a signature, a mark of presence, an absence, or something that must not be guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Literal

from msgspec import Struct, structs

from auditready import LazyPattern, Picture, Signature, find_dates, fold, parse_datetime, parse_time, plain, quote

from .days import DayOrder
from .grid import Cell, is_date
from .signers import Signer, is_own_initials, is_own_name

State = Literal["signed", "present", "absent", "unsigned"]
NO_SIGNATURE = Signature(kind="none")

_LONGEST = 200
"""Characters of a cell to sign; a longer text is a remark that somebody must read."""
_EMPTY = LazyPattern(r"[\s\-_./…☐□○◯]*")
_WAITING = LazyPattern(
    r"(?:non|pas|pas encore|not|not yet) (?:signee?|signed|emarge)|en attente.{0,40}|a signer"
    r"|a emarger|pending|awaiting.{0,40}"
)
_PRESENT = LazyPattern(
    r"x|xx|✓|✔|☑|✅|√|☒|●|•|v|p|p\.|pr|pres\.?|o|ok|oui|yes|y|vrai|true|1"
    r"|present\(?e?\)?s?|present .{0,40}|presente .{0,40}|presence|a assiste|attended|connectee?s?"
)
_LATE = LazyPattern(
    r"r|l|ret\.?|(?:en )?retard\b.{0,40}|late\b.{0,40}|arrivee?\b.{0,40}|partie?\b.{0,40}|depart anticipe.{0,20}"
    r"|left early.{0,20}"
)
_ABSENT = LazyPattern(
    r"a|a\.|ab|abs\b.{0,60}|absen.{0,80}|aj|a\.j\.?|abj|abi|ani|anj|a\.n\.j\.?|ae|a\.e\.?|ai|exc\.?|excuse.{0,60}"
    r"|non|no|n|faux|false|0|✗|✘|❌|malad.{0,60}|arret.{0,60}|conges?.{0,40}|a justifier|(?:non |in)?justifie.{0,40}"
    r"|abandon.{0,40}|demission.{0,40}|off|no[- ]show"
)
_SIGNED = LazyPattern(r"(?:signee?s?|signed|emarge|oui signe|signature ok)\b")
_ELECTRONIC = LazyPattern(
    r"\b(?:electronique(?:ment)?|electronically|e-?sign\w*|numerique(?:ment)?|horodat\w*|docusign|yousign|edusign"
    r"|sowesign|digiforma|adobe sign)\b"
)
_CLOCK = LazyPattern(r"\b\d{1,2}\s*[:h]\s*\d{2}(?:\s*:\s*\d{2})?\b")
_ISO = LazyPattern(r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?")
_IP = LazyPattern(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b")
_ADDRESS = LazyPattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_FROM = LazyPattern(r"\b(?:depuis|from|ip|adresse ip|ip address|par|by)\s*:?\s*(?=$|[,;)(-])")
_DOTTED = LazyPattern(r"(?:[^\W\d_]\s*\.\s*-?\s*){2,4}[^\W\d_]?")
_INITIALS = LazyPattern(rf"{_DOTTED.pattern}|[A-ZÀ-Ý]-?[A-ZÀ-Ý]{{1,2}}")
_LEGEND = LazyPattern(r"(?:^|[\s,;(/|])(\S{1,3})\s*[=:]\s*(presen|absen|retard|excus|late)")


_WORDS = frozenset({"abs", "abs."})
"""Absence in so common a word that initials of the same letters stay in doubt."""


class Mark(Struct, frozen=True):
    """What one cell proves."""

    state: State
    signature: Signature = NO_SIGNATURE
    text: str | None = None
    remark: str | None = None
    """The remark that the sheet must carry."""


def read_legend(texts: Iterable[str]) -> dict[str, State]:
    """Return the codes that a sheet explains itself: "X = absent", "R : retard"."""
    codes: dict[str, State] = {}
    for text in texts:
        for code, word in _LEGEND.findall(fold(text)):
            codes[code] = "absent" if word in {"absen", "excus"} else "present"
    return codes


class MarkReader:
    """Reads the cells of one table: the same two letters may be initials in one sheet and a code in another."""

    def __init__(
        self,
        order: DayOrder,
        legend: Mapping[str, State],
        shared: frozenset[str],
        *,
        initials: bool,
        drawn: bool = False,
    ) -> None:
        self._order = order
        self._legend = legend
        self._shared = shared
        """Texts that stand for several learners: codes, nobody's initials."""
        self._initials = initials
        """Some learners of this table certainly sign with their initials."""
        self._drawn = drawn
        """Some learners of this table draw their signatures or sign electronically."""

    def read(self, value: Cell, signer: Signer, *, day: date | None, pictures: list[Picture]) -> Mark:
        """Return what a cell proves for the learner ``signer`` on ``day``."""
        mark = self._read_value(value, signer, day)
        if not pictures:
            return mark
        signature = structs.replace(mark.signature, kind="image", digest=pictures[0].digest)
        if mark.state == "absent":
            return Mark("absent", signature, mark.text, "contradiction")
        return Mark("signed", signature, mark.text)

    def _read_value(self, value: Cell, signer: Signer, day: date | None) -> Mark:
        if value is None:
            return Mark("unsigned")
        if isinstance(value, bool):
            return Mark("present" if value else "absent", text="oui" if value else "non")
        if isinstance(value, datetime) or is_date(value):
            return _stamped(value, str(value), self._order, day)
        if isinstance(value, time):
            return _stamped(value, f"{value:%H:%M}", self._order, day)
        if isinstance(value, int | float):
            return _number(value)
        text = plain(str(value))
        if _EMPTY.fullmatch(text):
            return Mark("unsigned", text=text or None)
        return self._read_text(text, signer, day)

    def _read_text(self, text: str, signer: Signer, day: date | None) -> Mark:
        if len(text) > _LONGEST:
            return Mark("unsigned", text=quote(text), remark="unknown-mark")
        words = fold(text)
        if _WAITING.fullmatch(words):
            return Mark("unsigned", text=text)
        if words in self._legend:
            return Mark(self._legend[words], text=text)
        own = is_own_initials(text, signer)
        known = _code(words)
        if known == "present" and _SIGNED.search(words) and (mark := _read_signing(text, words, self._order, day)):
            return mark  # "Présent (signé à 09:03)"
        if own and known is not None and text not in self._shared and not self._is_code(words, signer):
            if not self._initials or words in _WORDS or signer.signs_otherwise:
                return Mark("unsigned", text=text, remark="ambiguous-mark")
            return _typed(text)
        if known is not None:
            return Mark(known, text=text)
        if own or is_own_name(words, signer):
            return _typed(text)
        if (mark := _read_signing(text, words, self._order, day)) is not None:
            return mark
        if text not in self._shared and (_DOTTED if not self._initials else _INITIALS).fullmatch(text):
            return Mark("signed", Signature(kind="handwritten-text", text=text), text, "other-initials")
        return Mark("unsigned", text=text, remark="unknown-mark")

    def _is_code(self, words: str, signer: Signer) -> bool:
        """Whether letters that may be the learner's initials are a code: who draws a signature types none."""
        return signer.draws or (words in _WORDS and self._drawn and not self._initials)


def read_stamp(value: Cell, order: DayOrder, day: date | None) -> datetime | None:
    """Return the moment in a column of time stamps; a time alone is on the slot's day."""
    if isinstance(value, datetime):
        return parse_datetime(value)
    if isinstance(value, str):
        return _moment_in(value, order, day)
    clock = parse_time(value)
    return None if clock is None or day is None else datetime.combine(day, clock)


def is_electronic(value: Cell) -> bool:
    """Whether a cell holds the moment of a signature, or says that it was signed in a tool."""
    if isinstance(value, str):
        return 12 < len(value) <= _LONGEST and _ELECTRONIC.search(fold(value)) is not None
    return isinstance(value, time) or (isinstance(value, datetime) and not is_date(value))


def read_trainer_mark(value: Cell, order: DayOrder, day: date | None, pictures: list[Picture]) -> Signature:
    """Return the trainer's signature in a cell; any text but a mark of presence is taken for a typed one."""
    if pictures:
        return Signature(kind="image", digest=pictures[0].digest)
    if isinstance(value, datetime | time) and not is_date(value):
        return Signature(kind="electronic", at=read_stamp(value, order, day), text=str(value))
    if not isinstance(value, str) or len(value) > _LONGEST or _EMPTY.fullmatch(plain(value)):
        return NO_SIGNATURE
    text = plain(value)
    words = fold(text)
    if _WAITING.fullmatch(words) or (_code(words) is not None and not _INITIALS.fullmatch(text)):
        return NO_SIGNATURE
    signing = _read_signing(text, words, order, day)
    if signing is not None:
        return signing.signature
    return Signature(kind="handwritten-text", text=text)


def looks_like_initials(text: str) -> bool:
    """Whether a text can be somebody's initials: "YLG", "Y. L. G."."""
    return _INITIALS.fullmatch(plain(text)) is not None


def is_late(text: str) -> bool:
    """Whether a text says that somebody came late or left early, and so was there."""
    return _LATE.fullmatch(fold(text)) is not None


def _code(words: str) -> State | None:
    if _ABSENT.fullmatch(words):
        return "absent"
    if _PRESENT.fullmatch(words) or _LATE.fullmatch(words):
        return "present"
    return None


def _typed(text: str) -> Mark:
    return Mark("signed", Signature(kind="handwritten-text", text=text), text)


def _read_signing(text: str, words: str, order: DayOrder, day: date | None) -> Mark | None:
    """Read "Signé le 02/03/2026 à 09:02 depuis 10.0.0.1", a bare moment, or a bare "signé"."""
    device, signer = _IP.search(words), _ADDRESS.search(words)
    if device or signer:
        rest = _FROM.sub("", _ADDRESS.sub("", _IP.sub("", words))).strip(" -,;()")
        mark = _read_signing(rest, rest, order, day)
        if mark is None or mark.signature.kind == "none":
            return mark
        own = structs.replace(
            mark.signature, text=text, device=device and device.group(), signer=signer and signer.group()
        )
        return Mark(mark.state, own, text, mark.remark)
    at = _moment_in(text, order, day)
    named = _SIGNED.search(words) is not None or _ELECTRONIC.search(words) is not None
    if at is not None and (named or _is_bare_moment(words)):
        return Mark("signed", Signature(kind="electronic", at=at, text=text), text)
    if _ELECTRONIC.search(words):
        return Mark("signed", Signature(kind="electronic", text=text), text)
    if not named:
        return None
    if find_dates(text, order):  # a day without a time is no moment: midnight would look like a signature at night
        return Mark("signed", Signature(kind="electronic", text=text), text)
    return Mark("present", text=text, remark="typed-signed")


def _is_bare_moment(words: str) -> bool:
    rest = _CLOCK.sub("", _ISO.sub("", words))
    for _, written in find_dates(rest):
        rest = rest.replace(written, "")
    return not re.sub(r"\b(?:le|a|at|on|utc|gmt)\b|[+]\d{1,2}|[\s,.()-]", "", rest)


def _moment_in(text: str, order: DayOrder, day: date | None) -> datetime | None:
    words = fold(text[:_LONGEST])
    if found := _ISO.search(words):
        return parse_datetime(found.group().upper().replace(" ", "T"), order)
    whole = parse_datetime(words, order)
    if whole is not None and _CLOCK.search(words):
        return whole
    clock = _CLOCK.search(words)
    moment = None if clock is None else parse_time(re.sub(r"\s", "", clock.group()))
    dates = find_dates(words, order)
    on = dates[0][0] if dates else day
    return None if moment is None or on is None else datetime.combine(on, moment)


def _stamped(value: Cell, text: str, order: DayOrder, day: date | None) -> Mark:
    at = None if is_date(value) else read_stamp(value, order, day)
    return Mark("signed", Signature(kind="electronic", at=at, text=text), text)


def _number(value: float) -> Mark:
    text = f"{value:g}"
    if value in {0, 1}:
        return Mark("present" if value else "absent", text=text)
    if 0 < value <= 12:
        return Mark("present", text=text, remark="hours")
    return Mark("unsigned", text=text, remark="unknown-mark")
