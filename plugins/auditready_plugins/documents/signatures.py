"""Whether both sides of an agreement signed, and when: pictures near the captions, or electronic signatures."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from auditready import DocumentText, DocumentView, LazyPattern, Locator, find_dates, find_hours, fold

_PROVIDER = LazyPattern(
    r"\W*(?:pour (?:l'organisme|le prestataire|le dispensateur|l'of\b|le centre)|l'organisme(?: de formation)?\b"
    r"|le (?:prestataire|dispensateur)\b|signature d[ue] (?:l'organisme|prestataire|dispensateur)"
    r"|(?:for )?the (?:training )?provider)"
)
_CLIENT = LazyPattern(
    r"\W*(?:pour (?:le (?:client|beneficiaire|stagiaire|cocontractant)|l'(?:entreprise|employeur|acheteur)|la societe)"
    r"|le (?:client|beneficiaire|stagiaire|cocontractant)\b|l'(?:entreprise|employeur)\b"
    r"|signature d[ue] (?:client|stagiaire|beneficiaire)|(?:for )?the (?:client|customer|trainee))"
)
_AGREED = LazyPattern(r"\W*bon pour (?:accord|acceptation)")
"""Written by the client, wherever nothing else says where the client signs."""

_ELECTRONIC = r"signee? electroniquement|signature electronique|electronically signed|docusign|yousign|universign"
_DATED = LazyPattern(r"(?:\ble\b|\bdate\b|\bsigned on\b)\s*:?\s*$")
_OF_TRAINING = LazyPattern(
    r"\bduree|\bhoraires?\b|^\W*(?:calendrier|quand|periodes?|planning)\b|\bseances?\b|\brentree\b|\b(?:debut|fin) le\b"
    r"|\brendez-vous\b"
    r"|\b(?:du|entre le) [^\n|]{4,40} (?:au|et le) |\bdates?(?: prevues?)? de (?:la |l')?(?:formation|action|session)"
)
"""What a line says whose date is the training's."""

_LAST_LINES = 30
_SIDE_BY_SIDE = 0.2
"""Share of the page's width between two captions that stand beside each other."""
_ABOVE = 3
"""Lines above a caption where the middle of its stamp may still be."""


class Signed(NamedTuple):
    """What the foot of an agreement shows."""

    by_provider: bool | None
    by_client: bool | None
    signed_on: date | None
    place: Locator


class _Caption(NamedTuple):
    line: int
    """Index among the document's lines."""
    across: float | None
    """Where it begins, 0 to 1; ``None`` where the format has no layout and it stands alone on its line."""


def read_signatures(
    text: DocumentText,
    document: DocumentView,
    *parties: str | None,
    captions: tuple[LazyPattern, LazyPattern] = (_PROVIDER, _CLIENT),
) -> Signed:
    """Return who signed and the latest date beside a signature; ``None`` where it cannot be told.

    ``parties``: the names of the provider and of the client, for a caption may say "Pour" and the name. ``captions``:
    what stands above the place of the one and of the other.
    """
    provider, client = (_caption(text, document, _on_behalf_of(name)) for name in parties or (None, None))
    provider = _caption(text, document, captions[0]) or provider
    client = _caption(text, document, captions[1]) or client or _caption(text, document, _AGREED)
    floor = min((caption.line for caption in (provider, client) if caption), default=max(len(text.lines) - 8, 0))
    signed_on, position = _latest_date(text, max(floor - 6, 0))
    by_provider, by_client = _sides(text, document, provider, client, floor)
    return Signed(by_provider, by_client, signed_on, text.locator(position))


def _on_behalf_of(name: str | None) -> LazyPattern:
    return LazyPattern(r"(?!)" if name is None else rf"\W*pour (?:le |la |les |l')?{re.escape(fold(name))}")


def _caption(text: DocumentText, document: DocumentView, pattern: LazyPattern) -> _Caption | None:
    folded = text.folded_lines
    for index in range(len(folded) - 1, max(len(folded) - _LAST_LINES, 0) - 1, -1):
        cells = folded[index].split(" | ")
        for column, cell in enumerate(cells):
            if pattern.match(cell):
                return _Caption(index, _across(text, document, index, column, len(cells)))
    return None


def _across(text: DocumentText, document: DocumentView, index: int, column: int, cells: int) -> float | None:
    """Return where a cell begins from left to right; its share of the row where the format has no layout."""
    _, number, line = text.lines[index]
    page = next(page for page in document.pages if page.number == number)
    if not page.lefts:
        return (column + 0.5) / cells if cells > 1 else None
    lefts = page.lefts[line - 1]
    return lefts[min(column, len(lefts) - 1)]


def _latest_date(text: DocumentText, first: int) -> tuple[date | None, int]:
    """Return the latest date after "le" or "date" at the foot, with its position; "fait … le" settles the earliest."""
    best: tuple[date | None, int] = (None, 0)
    start = text.line_start(first) if first < len(text.lines) else 0
    made = text.search(r"\bfaite? (?:a|le|en)\b", start)
    letter = text.find_all(r"^\W*(?:a )?[a-z][a-z' -]{2,40}, ?le (?=\d)", start) if made is None else []
    start = made.start() if made is not None else letter[-1].start() if letter else start
    for found in re.finditer(r"\d{1,2}(?:er)?[\s/.-]+(?:\d{1,2}|[a-z]{3,9})\.?[\s/.-]+\d{2,4}", text.folded[start:]):
        position = start + found.start()
        dates = find_dates(found.group())
        if not dates or not _DATED.search(text.folded[max(0, position - 14) : position]):
            continue
        line = text.folded_lines[text.line_index(position)]
        if _OF_TRAINING.search(line) or find_hours(line):
            continue
        if 1990 <= dates[0][0].year <= 2100 and (best[0] is None or dates[0][0] > best[0]):
            best = dates[0][0], position
    return best


def _sides(
    text: DocumentText, document: DocumentView, provider: _Caption | None, client: _Caption | None, floor: int
) -> tuple[bool | None, bool | None]:
    electronic = document.signatures or len(text.find_all(_ELECTRONIC))
    if electronic >= 2:
        return True, True
    if any(page.scanned for page in document.pages):
        return None, None
    marks = list(_marks(text, document, floor))
    if not marks and not electronic:
        return False, False
    if provider is None and client is not None and len(marks) == 1:
        return None, True  # a quote has a place for the client alone
    if provider is None or client is None:
        return (True, True) if len(marks) >= 2 else (None, None)
    sides = [_is_providers(line, across, provider, client) for line, across in marks]
    if None in sides:
        return (True, True) if len(sides) >= 2 else (None, None)
    # One electronic signature says that somebody signed, and not who did.
    rest = None if electronic else False
    return (True in sides) or rest, (False in sides) or rest


def _marks(text: DocumentText, document: DocumentView, floor: int) -> list[tuple[int, float | None]]:
    """Return the pictures at the foot, as indexes of lines and places across."""
    places = [(page, line) for _, page, line in text.lines]
    marks = [((page.number, mark.line), mark.across) for page in document.pages for mark in page.marks]
    # Above all text of its page, a picture belongs to what ends the page before: a signature that went over.
    found = [(bisect_right(places, place) - 1, across) for place, across in marks]
    return [(line, across) for line, across in found if line >= max(floor - _ABOVE, 0)]


def _is_providers(line: int, across: float | None, provider: _Caption, client: _Caption) -> bool | None:
    """Return whether a picture belongs to the provider's caption; ``None`` where it could be either's."""
    left, right = provider.across, client.across
    if left is None or right is None or abs(left - right) < _SIDE_BY_SIDE:
        if provider.line == client.line:
            return None
        return abs(line - provider.line) < abs(line - client.line)
    return None if across is None else abs(across - left) < abs(across - right)
