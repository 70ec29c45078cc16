"""The words of attendance sheets, French and English, on folded text: what a column, a line or a label is about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from auditready import LazyPattern, fold

from .spelling import corrected

ColumnRole = Literal[
    "name", "last", "first", "email", "organisation", "identifier", "function",
    "title", "place", "date", "half", "start", "end", "hours",
    "sign", "mark", "status", "absence", "stamp", "signer", "device", "trainer", "trainer_sign", "ignored", "unknown",
]  # fmt: skip

_PEOPLE = (
    r"(?:stagiaires?|apprenants?|apprenantes?|participants?|participantes?|beneficiaires?|beneficiare|apprentis?"
    r"|alternants?|etudiants?|eleves?|candidats?|salaries?|personnes?|collaborateurs?|inscrits?|formes?"
    r"|learners?|trainees?|participants?|attendees?|students?|delegates?|employees?)"
)
_TRAINERS = (
    r"(?:formateurs?|formatrices?|formateur[./(]?(?:rice|trice)\)?|intervenants?|intervenantes?|animateurs?|animatrices?"
    r"|enseignants?|enseignantes?|professeurs?|consultante?s?|accompagnat(?:eur|rice)s?|moniteurs?|monitrices?|trainers?|instructors?|teachers?"
    r"|facilitators?|lecturers?|coach|coachs)"
)
_OF = r"(?:\s+(?:du|de la|des|de l'|de|d'|of the|of)\s*|\s*)"
_SIGN = r"(?:signatures?|signe|signee|emargements?|emargee?s?|emarger|visas?|paraphes?|sign(?:ed)?|initials)"

_ANOTHER_PARTY = LazyPattern(
    r"\b(?:tut(?:eur|rice)s?|responsables?|employeurs?|entreprises?|direct(?:ion|eur|rice)|maitres? d'apprentissage"
    r"|parents?|representants? legal|organismes?|rh|manager|referente?s?)\b"
)
"""Who else signs a sheet; a signature of theirs is no learner's."""
_A_LEARNER = LazyPattern(rf"\b{_PEOPLE}\b")
TRAINER = LazyPattern(rf"\b{_TRAINERS}(?:\(?[.·-]?e?\)?s?)?\b")
SIGN = LazyPattern(rf"\b{_SIGN}\b")
_STAMP = LazyPattern(
    r"\b(?:horodatages?|horodate|time ?stamp|date et heure|(?:date|heure)(?: et heure)?"
    r"(?: de| d'| du)?(?: la)? ?(?:signature|emargement)|(?:signee?|emargee?) (?:le|a)"
    r"|signed (?:at|on)|sign(?:ing|ature) (?:date|time)"
    r"|(?:date|time) (?:of signature|signed))\b"
)
_DEVICE_WORD = LazyPattern(r"\b(?:adresse ip|ip|appareil|device)\b")
_ABSENCE = LazyPattern(
    r"(?:(?:motif|type|nature|libelle) (?:de l'|d')?absence"
    r"|absence|absences|absente?s?|absent\(e\)(?:\(?s\)?)?|abs\.?|absent \?)"
)
_MARK = LazyPattern(r"\b(?:presences?|presente?s?|present\(e\)s?|attendance|attended|pointage)\b(?!\s*\?)")
_MEASURE = LazyPattern(
    r"\b(?:temps|durees?|taux|nombre|nb|total|pourcentage|minutes|duration|rate|percent(?:age)?|time)\b|%"
)
"""How long or how much, which nobody signs: "Temps de présence", "Attendance rate"."""
_OTHER_PAPERS = LazyPattern(
    r"\b(?:conventions?|contrats?|devis|reglement|attestations?|certificats?|charte|livret|programme|questionnaires?"
    r"|enquete|convocations?|factures?|conformement|agreement|contract|survey|certificate)\b"
)

MORNING = LazyPattern(r"\b(?:matin|matinee|matins|matinees|morning)\b")
AFTERNOON = LazyPattern(r"\b(?:apr?e?s?\.?[ -]?midis?|aprem|apm|afternoon)\b")
EVENING = LazyPattern(r"\b(?:soir|soiree|evening)\b")
WHOLE_DAY = LazyPattern(r"(?<!demi-)(?<!demi )(?<!1/2 )\b(?:journee|full day|whole day|all day)\b")
HALF_DAY_WORD = LazyPattern(r"\b(?:demi[- ]journees?|1/2 journees?|half[- ]days?)\b")
ORDINAL = LazyPattern(r"\b(?:jour(?:nee)?|day|j)\s?(?:n°\s?)?(\d{1,2})\b")
_SESSION = LazyPattern(r"\b(?:seance|session|cours|module|creneau|slot)\s?(?:n°\s?)?\d{1,2}\b")
_WEEKDAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_WEEKDAY = LazyPattern(r"\b(" + "|".join(_WEEKDAYS) + r")\b")

TITLE_OF_SHEET = LazyPattern(
    r"\b(?:feuilles? (?:individuelle )?(?:d'|de )?\s?(?:emargement|presences?|signatures?)|emargements?"
    r"|liste (?:d'emargement|de presence|des presences)|etat de presence|releve de presence|registre de presence"
    r"|attendance (?:sheet|list|register|record)|sign[- ]?in sheet|register of attendance)\b"
)
LIST_TITLE = LazyPattern(rf"{TITLE_OF_SHEET.pattern}\s*(?:-|:)\s*(?P<rest>.+)")

_AND = r"(?: ?(?:,|et|&|/|-|\+) ?| )"
_NAMES = rf"(?:noms?|names?|full name|nom complet|noms?{_AND}prenoms?|prenoms?{_AND}noms?|identite)"
_AT = r"(?:(?:date|heure|date et heure|date/heure|horaire) ?(?:de )?)?"
_OF_THE_SLOT = r"(?:de |du )?(?:la |l')?(?:seance|creneau|session|cours|(?:demi[- ])?journee|sequence|formation|plage)"
_ROLES: dict[ColumnRole, tuple[str, ...]] = {
    "last": (r"nom de famille", r"nom d'usage", r"noms? usuel", r"last ?names?", r"surname", rf"nom{_OF}{_PEOPLE}"),
    "first": (rf"prenoms?(?:{_OF}{_PEOPLE})?", r"first ?names?", r"given names?", r"forenames?"),
    "name": (
        rf"{_NAMES}(?:{_OF}(?:l')?{_PEOPLE})?(?: ?[/,] ?{_PEOPLE})*", rf"{_PEOPLE}(?:(?: ?[/,] ?| et ){_PEOPLE})*",
        rf"{_PEOPLE} ?[(:-] ?{_NAMES}\)?", rf"{_PEOPLE}['s]* names?", rf"liste des {_PEOPLE}",
        r"(?:civilite|titre),? ?noms?,? ?(?:et )?(?:prenoms?)?", r"(?:first and last|last and first) names?",
    ),
    "email": (r"(?:adresse )?(?:e-?mail|mail|courriel)(?: address| adresse)?", r"adresse electronique"),
    "organisation": (
        r"entreprises?", r"societes?", r"employeurs?", r"structures?", r"etablissements?", r"organismes?", r"service",
        r"company|companies", r"employer", r"organi[sz]ation",
    ),
    "identifier": (
        r"identifiants?", r"matricules?", r"numero etu(?:diant)?", r"n° ?(?:etudiant|stagiaire|apprenant|matricule)",
        r"id", r"(?:student|learner) id",
    ),
    "function": (
        r"qualite", r"fonctions?", r"roles?", r"statut du participant", r"type de participant", r"function",
        r"position", r"job title",
    ),
    "title": (
        r"formations?", r"action de formation", r"intitule(?: de la formation| du cours| de l'action)?", r"modules?",
        r"(?:nom|titre|libelle) (?:du |de la |de l')?(?:cours|formation|session|module|action|stage|seance|matiere)",
        r"cours", r"session", r"(?:course|training)(?: (?:title|name))?",
    ),
    "place": (r"lieu(?: de (?:la )?formation)?", r"salle", r"site", r"place", r"location", r"venue", r"room"),
    "date": (
        r"dates?", r"jours?", r"days?", r"dates? de (?:la )?(?:seance|session|formation|presence|(?:demi-)?journee)",
        r"date du cours", r"(?:session|training) date",
    ),
    "half": (
        r"demi[- ]journees?", r"1/2 journees?", r"periodes?", r"creneaux?", r"half[- ]days?", r"periods?", r"slots?",
        r"moment", r"plage(?: horaire)?", r"matin ?/ ?apres[- ]midi", r"m ?/ ?am", r"am ?/ ?pm", r"seance",
    ),
    "status": (r"statuts?", r"status", r"etat"),
    "start": (
        rf"{_AT}debut(?: {_OF_THE_SLOT})?(?: prevue?)?", r"start(?: (?:date|time|date and time))?", r"begin", r"from",
    ),
    "end": (rf"{_AT}fin(?: {_OF_THE_SLOT})?(?: prevue?)?", r"end(?: (?:date|time|date and time))?", r"to", r"until"),
    "hours": (
        r"horaires?(?: de (?:la )?(?:seance|formation))?", r"heures?(?: de formation)?", r"times?", r"hours",
        r"schedule",
    ),
    "signer": (
        r"(?:(?:adresse )?(?:e-?mail|courriel)|adresse|telephone) (?:du|de la|of the) sign(?:ataire|ature|er)",
        r"signataire", r"signer(?: e-?mail| address)?", r"(?:signee?|emargee?) par|signed by",
    ),
    "device": (
        r"adresses? ip\b.*", r"ip(?: address)?", r"(?:appareil|terminal|peripherique|device|navigateur|browser)\b.*",
        r"user[- ]?agent",
    ),
    "ignored": (
        r"n°|no\.?|#|num|numero|ordre|n° ?d'ordre|rang", r"civilite|titre|sexe|genre|h/f|age|date de naissance",
        r"ne\(e\) le",
        r"telephone|tel\.?|phone|mobile|portable|adresse|code postal|ville|departement",
        r"groupe|group|classe|poste|diplome|parcours|opco|financeur|justificatif", r"total(?: .*)?|cumul.*",
        r"nb.*|nombre.*|duree.*|durations?",
        r"taux.*|pourcentage.*|%.*|assiduite.*|retard \(.*", r"observations?.*|remarques?.*|commentaires?.*",
        r"comments?|notes?|remarks?",
        r"heures (?:realisees|effectuees|(?:de |d')?(?:presence|absence)|suivies).*",
        r"justifiee?s? ?\??",
    ),
}  # fmt: skip
_PEOPLE_HEADING = LazyPattern(rf"(?:les |liste des )?{_PEOPLE}(?:\(s\))?")
_TRAINERS_HEADING = LazyPattern(
    rf"(?:(?:les |le |la |equipe |liste des )?(?:{_TRAINERS}(?:\(?[.·/-]?e?\)?\(?s?\)?)?(?: ?(?:/|et|,) ?)?)+"
    r"|equipe pedagogique|encadrement)"
)
_EXACT = tuple((role, LazyPattern("|".join(words))) for role, words in _ROLES.items())

_NOT_A_PERSON = LazyPattern(
    r"(?:\*|(?:total|sous-total|nombre|nb|effectif|cachet|fait a|fait le|date|signatures?|visa|emargement|legende"
    r"|remarques?|observations?|commentaires?|je soussigne|le present|nota|note|done at|responsable|directeur"
    r"|directrice|le responsable|la direction|organisme|tampon|certifie|pour l'|presente?s?|absente?s?|horaires?|duree"
    r"|heures?|matin|apres[- ]midi|stamp|manager|document|imprime|edite)\b)"
)
_SENTENCE = LazyPattern(
    r"\b(?:merci|chaque|signer|doit|doivent|est|sont|veuillez|please|must|each|pour|cette|document)\b"
)


@lru_cache(maxsize=4096)
def column_role(text: str) -> ColumnRole:
    """Return what a header cell alone says that its column holds."""
    words = corrected(fold(text).replace("_", " ").strip(" *"))
    if not words or len(words) > 80:
        return "unknown"
    if TRAINER.search(words):
        if _DEVICE_WORD.search(words):
            return "ignored"
        return "trainer_sign" if SIGN.search(words) or _MARK.search(words) else "trainer"
    for role, pattern in _EXACT:
        if pattern.fullmatch(words):
            return role
    if _OTHER_PAPERS.search(words) or len(words.split()) > 8:
        return "unknown"
    if _STAMP.search(words):
        return "stamp"
    if SIGN.search(words):
        return "ignored" if _ANOTHER_PARTY.search(words) and not _A_LEARNER.search(words) else "sign"
    if _ABSENCE.fullmatch(words):
        return "absence"
    return "mark" if _MARK.search(words) and not _MEASURE.search(words) else "unknown"


def is_slot_text(text: str) -> bool:
    """Whether header words name a half-day, a weekday, a numbered day or session."""
    words = corrected(fold(text))
    patterns = (MORNING, AFTERNOON, EVENING, WHOLE_DAY, ORDINAL, _SESSION, _WEEKDAY)
    return len(words) <= 80 and (
        words in {"am", "pm", "m", "ap", "a-m"} or any(each.search(words) for each in patterns)
    )


def weekday_of(text: str) -> int | None:
    """Return 0 for Monday … 6 for Sunday where a text names one day of the week."""
    names = {_WEEKDAYS[name] for name in _WEEKDAY.findall(fold(text))}
    return names.pop() if len(names) == 1 else None


def looks_like_name(text: str) -> bool:
    """Whether a cell of the name column can be somebody's name: no sentence, no total, no label."""
    words = fold(text)
    if not re.search(r"[^\W\d_]{2}", words) or len(words) > 80 or re.search(r"\d|[=:;!?]", words):
        return False
    if _PEOPLE_HEADING.fullmatch(words):
        return False
    return len(words.split()) <= 8 and not _NOT_A_PERSON.match(words) and not _SENTENCE.search(words)


def is_trainers_heading(text: str) -> bool:
    """Whether a cell heads the trainers' rows, and names none: "FORMATEURS", "Le(s) intervenant(s) :"."""
    return _TRAINERS_HEADING.fullmatch(corrected(fold(text)).strip(" :")) is not None


def is_learners_heading(text: str) -> bool:
    """Whether a cell heads the learners' rows: "STAGIAIRES"."""
    return _PEOPLE_HEADING.fullmatch(corrected(fold(text)).strip(" :")) is not None
