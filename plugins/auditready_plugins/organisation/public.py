"""What the public is told: pages, brochures, catalogues (indicators 1 and 3) and published figures (indicator 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from auditready import (
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Locator,
    PublicInformation,
    PublicItem,
    ReadContext,
    Recognition,
    ResultIndicator,
    UnreadableEvidence,
    Words,
)

from ..documents import programme_wordings as w
from ..documents.kinds import DocumentType, find_title
from ..documents.labels import Finder
from ..documents.programme import programme_of
from .registers import FORMATS
from .words import year_end

_FIELDS: Mapping[str, PublicItem] = {
    "prerequisites": "prerequisites", "objectives": "objectives", "duration": "duration", "minutes": "duration",
    "access_delay": "access_delay", "price": "price", "contact": "contact", "methods": "methods",
    "assessment": "assessment", "accessibility": "accessibility", "recognition": "recognition",
    "financing": "financing", "modality": "modes",
}  # fmt: skip
"""Field of a programme, which a page is read as, → item."""
_WORDED: tuple[tuple[PublicItem, str], ...] = (
    ("modes", (r"presentiel|a distance|distanciel|e-?learning|\bfoad\b|blended|mixte|classe virtuelle|face to face"
        r"|remote")),
    ("pass_rate", (r"taux (?:de |d')(?:reussite|obtention|certification|validation)|pass rate"
        r"|\d ?% (?:de )?(?:reussite|recus)")),
    ("blocks", r"blocs? de competences?|skills? (?:blocks?|units?)"),
    ("equivalences", r"equivalences?"),
    ("pathways", r"passerelles?|suites? de parcours|bridges?\b|further paths?"),
    ("further_study", r"poursuites? d'etudes?|further study"),
    ("outlets", r"debouches?|metiers? vises?|perspectives? (?:d'emploi|professionnelles?)|career|jobs? it leads"),
)  # fmt: skip
_FEWEST = 4
"""Items of indicator 1 without which a web page is not taken for the description of a training."""
_PUBLISHED = (*w.UPDATED, r"(?:publiee?|mise en ligne|imprimee?) le ")
_BROCHURES = (
    r"(?:catalogue|plaquette|brochure|depliant)\b|nos formations\b|(?:presentation de )?(?:notre"
    r"|nos) offres? de formation"
    r"|(?:training )?(?:catalogue|brochure)\b|our (?:courses|trainings)"
)
_BROWSER = LazyPattern(r"(?i)mozilla|chrom|safari|firefox|skia/pdf|wkhtmltopdf")


class PublicPageReader:
    """Reads web pages (saved, or printed by a browser), brochures and catalogues that describe trainings."""

    name = "organisation.public_page"
    system = "Document"
    kinds = frozenset({"public_information"})
    formats = FORMATS
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a web page or a brochure that speaks of at least four of the items of indicator 1."""
        if file.format not in FORMATS:
            return None
        try:
            document = file.document
            text = DocumentText.of(file.name, document)
        except UnreadableEvidence:
            return None
        if not text.lines:
            return None
        line = find_title(text, _BROCHURES)
        made = " ".join(document.metadata.get(name, "") for name in ("creator", "producer"))
        is_page = file.format == "html" or (file.format == "pdf" and _BROWSER.search(made) is not None)
        if line is None and not is_page:
            return None
        items = len(_items(text))
        if items < _FEWEST:
            return None
        seen = (
            Words(f"titre « {text.lines[line][0][:80]} »", f'title "{text.lines[line][0][:80]}"')
            if line is not None
            else Words("page web", "web page")
        )
        why = Words(f"{seen.fr} et {items} rubriques d'information", f"{seen.en} and {items} items of information")
        return Recognition(confidence=0.9, why=why, variant="page" if is_page else "brochure")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[PublicInformation]:
        """Give one record for the page: which items it speaks of, and where."""
        document = file.document
        text = DocumentText.of(file.name, document)
        found = Finder(text)
        items = _items(text)
        if document.metadata.get("title") and file.format == "html":
            title = document.metadata["title"]
        else:
            title = text.lines[find_title(text, _BROCHURES) or 0][0]
        context.note(
            "information du public : ce qu'elle dit est relevé, son exactitude ne peut pas être jugée",
            "information of the public: what it speaks of is noted, whether it is true cannot be judged",
        )
        yield PublicInformation(
            locator=text.locator(),
            title=title[:200],
            published=found.day_after("published", *_PUBLISHED) or _day(document.metadata.get("modified", "")),
            items=tuple(items),
            places={**{str(item): place for item, place in items.items()}, **found.places},
        )


def _items(text: DocumentText) -> dict[PublicItem, Locator]:
    """Return the items that a page speaks of and where: those of a programme, and those of a certification."""
    programme = programme_of(text, None)
    items: dict[PublicItem, Locator] = {
        item: programme.places.get(field, programme.locator)
        for field, item in _FIELDS.items()
        if getattr(programme, field)
    }
    for item, pattern in _WORDED:
        match = text.search(pattern)
        if match is not None:
            items.setdefault(item, text.locator(match.start()))
    return items


def _day(moment: str) -> date | None:
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return None
    return day if 1990 <= day.year <= 2100 else None


# --- published figures ---------------------------------------------------------------------------------------

_RESULTS = (
    r"(?:nos |les |tableau des )?indicateurs? (?:de |des |cles)?(?:resultats?|performance|qualite)?\b|(?:nos"
    r"|les) resultats"
    r"|(?:nos |les )?chiffres[- ]cles|nos (?:chiffres|performances)|resultats? (?:de nos formations|20\d\d)"
    r"|(?:our )?(?:result indicators|key figures|results)\b"
)
_FIGURE = LazyPattern(
    r"(?P<name>[^\W\d][^:=|\n]{5,90}?) ?(?:[:=|]|\bde\b) ?(?:[^\d\n|]{0,25}?)(?P<value>\d{1,3}(?:[.,]\d{1,2})? ?"
    r"(?:%|/ ?(?:5|10|20|100)\b|(?:stagiaires?|apprenants?|personnes?|sessions?|formations?)\b))"
)
_BEFORE = LazyPattern(
    r"(?P<value>\d{1,3}(?:[.,]\d{1,2})? ?(?:%|/ ?(?:5|10|20)\b)) (?:de |d')?(?P<name>[^\d:"
    r"|\n(]{5,90})"
)
_METHOD = (
    (
        r"(?:modes?|methodes?|modalites?|formules?) de calculs?(?: [^:\n|]{1,40})?|calculs?|comment (?:sont"
        r"|est) calcul[^:\n|]{0,40}"
        r"|sources?(?: des donnees)?"
    ),
    r"(?:calculation|method)(?: [^:\n|]{1,30})?|source",
)
_METHOD_LINE = LazyPattern(
    r"(?:reponses?|stagiaires?|apprenants?|candidats?)[^\n|]{0,60}(?:÷|/|divises? par|rapportee?s? a|sur le nombre)"
    r"|inserjeunes|certifinfo|france competences"
)
_LONGEST_LINE = 300
"""Characters of a line that may hold a figure or say how one is calculated."""
_IN_BRACKETS = LazyPattern(r"\((?P<value>[^)\n]{0,80}\d[^)\n]{0,20}(?:sur|/|÷|of)[^)\n]{1,80})\)")
_PERIOD = (r"(?:periode|annee|exercice|donnees)s?(?: [^:\n|]{1,40})?", r"period|year|data")
_YEAR = LazyPattern(r"(?<!\d)20\d\d(?!\d)")


def _read_results(file: EvidenceFile, context: ReadContext) -> Iterator[ResultIndicator]:
    text = DocumentText.of(file.name, file.document)
    line = find_title(text, _RESULTS) or 0
    found = Finder(text)
    written = found.block("method", *_METHOD) or _method_line(text)
    period = found.value("period", *_PERIOD, accept=_YEAR.search) or _period_above(text, line)
    at = year_end(period or "") or found.day_after("at", *w.UPDATED)
    figures = 0
    for index, (words, _, _) in enumerate(text.lines):
        if len(words) > _LONGEST_LINE or (index == line and "%" not in words):
            continue
        figure = _FIGURE.search(words) or _BEFORE.search(words)
        if figure is None:
            continue
        figures += 1
        own = _IN_BRACKETS.search(words)
        yield ResultIndicator(
            locator=text.line_locator(index),
            name=" ".join(figure["name"].split()).strip(" -–|:"),
            value=figure["value"].strip(),
            period=period,
            at=at,
            method=own["value"] if own else written,
        )
    if not figures:
        context.note("aucun chiffre lu sur cette page", "no figure was read on this page")


def _method_line(text: DocumentText) -> str | None:
    """Return the first line that says how figures are calculated, or which system they are taken from."""
    lines = zip(text.lines, text.folded_lines, strict=True)
    return next(
        (line[0] for line, folded in lines if len(folded) <= _LONGEST_LINE and _METHOD_LINE.search(folded)), None
    )


def _period_above(text: DocumentText, line: int) -> str | None:
    """Return the year in the title or on the two lines below it."""
    years = [year for words, _, _ in text.lines[line : line + 3] for year in _YEAR.findall(words)]
    return max(years) if years else None


RESULTS = DocumentType(
    name="organisation.results",
    kinds=frozenset({"result_indicator"}),
    titles=_RESULTS,
    cues=(
        r"\d ?%|\d ?/ ?(?:5|10|20)\b",
        r"satisfaction|reussite|assiduite|abandon|insertion|recommand|retour|obtention|success|completion|drop-?out",
    ),
    least=2,
    read=_read_results,
    formats=FORMATS,
    confidence=0.9,
)
