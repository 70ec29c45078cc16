"""The words of attendance sheets, French and English, on folded text: what a column, a line or a label is about."""

from __future__ import annotations

import re
from typing import Literal

from auditready import fold

ColumnRole = Literal[
    "name", "last", "first", "email", "organisation", "identifier", "function",
    "title", "place", "date", "half", "start", "end", "hours",
    "sign", "mark", "absence", "stamp", "trainer", "trainer_sign", "ignored", "unknown",
]  # fmt: skip

_PEOPLE = (
    r"(?:stagiaires?|apprenants?|apprenantes?|participants?|participantes?|beneficiaires?|beneficiare|apprentis?"
    r"|alternants?|etudiants?|eleves?|candidats?|salaries?|personnes?|collaborateurs?|inscrits?|formes?"
    r"|learners?|trainees?|participants?|attendees?|students?|delegates?|employees?)"
)
_TRAINERS = (
    r"(?:formateurs?|formatrices?|formateur[./(]?(?:rice|trice)\)?|intervenants?|intervenantes?|animateurs?|animatrices?"
    r"|enseignants?|enseignantes?|professeurs?|trainers?|instructors?|teachers?"
    r"|facilitators?|lecturers?|coach|coachs)"
)
_OF = r"(?:\s+(?:du|de la|des|de l'|de|d'|of the|of)\s*|\s*)"
_SIGN = r"(?:signatures?|signe|signee|emargements?|emarger|visas?|paraphes?|sign(?:ed)?|initials|paraphe)"

TRAINER = re.compile(rf"\b{_TRAINERS}(?:\(?[.·-]?e?\)?s?)?\b")
SIGN = re.compile(rf"\b{_SIGN}\b")
_STAMP = re.compile(
    r"\b(?:horodatages?|horodate|time ?stamp|date et heure|(?:date|heure)(?: et heure)?"
    r"(?: de| d'| du)?(?: la)? ?(?:signature|emargement)|signee? le|signed (?:at|on)|sign(?:ing|ature) (?:date|time)"
    r"|(?:date|time) (?:of signature|signed))\b"
)
_ABSENCE = re.compile(
    r"(?:motif (?:de l'|d')?absence|absence|absences|absente?s?|absent\(e\)(?:\(?s\)?)?|abs\.?|absent \?)"
)
_MARK = re.compile(r"\b(?:presences?|presente?s?|present\(e\)s?|attendance|attended|pointage)\b(?!\s*\?)")
_OTHER_PAPERS = re.compile(
    r"\b(?:conventions?|contrats?|devis|reglement|attestations?|certificats?|charte|livret|programme|questionnaires?"
    r"|enquete|convocations?|factures?|conformement|agreement|contract|survey|certificate)\b"
)

MORNING = re.compile(r"\b(?:matin|matinee|matins|morning)\b")
AFTERNOON = re.compile(r"\b(?:apres[ -]?midis?|aprem|apm|ap\.? ?midi|afternoon)\b")
EVENING = re.compile(r"\b(?:soir|soiree|evening)\b")
WHOLE_DAY = re.compile(r"(?<!demi-)(?<!demi )(?<!1/2 )\b(?:journee|full day|whole day|all day)\b")
HALF_DAY_WORD = re.compile(r"\b(?:demi[- ]journees?|1/2 journees?|half[- ]days?)\b")
ORDINAL = re.compile(r"\b(?:jour(?:nee)?|day|j)\s?(?:n°\s?)?(\d{1,2})\b")
_SESSION = re.compile(r"\b(?:seance|session|cours|module|creneau|slot)\s?(?:n°\s?)?\d{1,2}\b")
_WEEKDAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_WEEKDAY = re.compile(r"\b(" + "|".join(_WEEKDAYS) + r")\b")

TITLE_OF_SHEET = re.compile(
    r"\b(?:feuilles? (?:individuelle )?(?:d'|de )?\s?(?:emargement|presences?|signatures?)|emargements?"
    r"|liste (?:d'emargement|de presence|des presences)|etat de presence|releve de presence|registre de presence"
    r"|attendance (?:sheet|list|register|record)|sign[- ]?in sheet|register of attendance)\b"
)
LIST_TITLE = re.compile(rf"{TITLE_OF_SHEET.pattern}\s*(?:-|:)\s*(?P<rest>.+)")

_NAMES = (
    r"(?:noms?|names?|full name|nom complet|noms?(?: ?(?:,|et|&|/|-|\+) ?| )prenoms?|prenoms?(?: ?(?:,|et|&|/|-|\+) ?| )noms?"
    r"|first and last names?|last and first names?|identite)"
)
_EXACT: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("last", rf"nom de famille|nom d'usage|noms? usuel|last ?names?|surname|family name|nom{_OF}{_PEOPLE}"),
        ("first", rf"prenoms?(?:{_OF}{_PEOPLE})?|first ?names?|given names?|forenames?"),
        ("name", (rf"{_NAMES}(?:{_OF}(?:l')?{_PEOPLE})?(?: ?[/,] ?{_PEOPLE})*|{_PEOPLE}(?:(?: ?[/,] ?| et ){_PEOPLE})*"
                 rf"|{_PEOPLE} ?[(:-] ?{_NAMES}\)?|{_PEOPLE}['s]* names?|liste des {_PEOPLE}"
                 r"|(?:civilite|titre),? ?(?:nom|noms?,? ?(?:et )?prenoms?)")),
        ("email", r"(?:adresse )?(?:e-?mail|mail|courriel|adresse electronique)(?: address| adresse)?|adresse (?:e-?)?mail"),
        ("organisation", (r"entreprises?|societes?|employeurs?|structures?|etablissements?|organismes?|company|companies"
                         r"|employer|organi[sz]ation|service|entreprise / service")),
        ("identifier", (r"identifiants?|matricules?|numero etudiant|n° ?(?:etudiant|stagiaire|apprenant|matricule)|id"
                       r"|student id|learner id|numero etu")),
        ("function", r"qualite|fonction|role|statut du participant|function|position|job title|type de participant"),
        ("title", (r"formations?|intitule(?: de la formation| du cours| de l'action)?|module|cours|action de formation"
                  r"|session|course|training|training title|course title|titre")),
        ("place", r"lieu(?: de (?:la )?formation)?|salle|site|place|location|venue|room"),
        ("date", (r"dates?|jours?|date de (?:la )?(?:seance|session|formation|presence|la demi-journee)|days?"
                 r"|date du cours|session date|training date|dates? de la journee")),
        ("half", (r"demi[- ]journees?|1/2 journees?|periodes?|creneaux?|half[- ]days?|period|slot|moment|plage(?: horaire)?"
                 r"|matin ?/ ?apres[- ]midi|m ?/ ?am|am ?/ ?pm|seance")),
        ("start", r"heure (?:de )?debut|debut|heure de debut de la seance|start(?: time)?|begin|from|debut de seance"),
        ("end", r"heure (?:de )?fin|fin|heure de fin de la seance|end(?: time)?|to|until|fin de seance"),
        ("hours", r"horaires?|heures?(?: de formation)?|times?|hours|schedule|horaires? de (?:la )?(?:seance|formation)"),
        ("ignored", (r"n°|no\.?|num|numero|#|ordre|n° ?d'ordre|rang|civilite|sexe|genre|titre|h/f|telephone|tel\.?|phone|mobile"
                    r"|portable|groupe|group|classe|ville|poste|date de naissance|ne\(e\) le|age|adresse ip|ip|ip address"
                    r"|total|total .*|nb.*|nombre.*|duree.*|duration|durations?|hours? total|observations?.*|remarques?.*"
                    r"|commentaires?.*|comments?|notes?|remarks?|opco|financeur|diplome|parcours|heures (?:realisees|effectuees"
                    r"|presence|de presence|absence|suivies).*|cumul.*|justificatif|adresse|code postal|departement")),
    )
)  # fmt: skip

_NOT_A_PERSON = re.compile(
    r"(?:\*|(?:total|sous-total|nombre|nb|effectif|cachet|fait a|fait le|date|signatures?|visa|emargement|legende"
    r"|remarques?|observations?|commentaires?|je soussigne|le present|nota|note|done at|responsable|directeur"
    r"|directrice|le responsable|la direction|organisme|tampon|certifie|pour l'|presente?s?|absente?s?|horaires?|duree"
    r"|heures?|matin|apres[- ]midi|stamp|manager|document|imprime|edite)\b)"
)
_SENTENCE = re.compile(
    r"\b(?:merci|chaque|signer|doit|doivent|est|sont|veuillez|please|must|each|pour|cette|document)\b"
)


def column_role(text: str) -> ColumnRole:
    """Return what a header cell alone says that its column holds."""
    words = fold(text).strip(" *")
    if not words or len(words) > 80:
        return "unknown"
    if TRAINER.search(words):
        return "trainer_sign" if SIGN.search(words) or _MARK.search(words) else "trainer"
    for role, pattern in _EXACT:
        if pattern.fullmatch(words):
            return role
    if _OTHER_PAPERS.search(words) or len(words.split()) > 8:
        return "unknown"
    if _STAMP.search(words):
        return "stamp"
    if SIGN.search(words):
        return "sign"
    if _ABSENCE.fullmatch(words):
        return "absence"
    return "mark" if _MARK.search(words) else "unknown"


def is_slot_text(text: str) -> bool:
    """Whether header words name a half-day, a weekday, a numbered day or session."""
    words = fold(text)
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
    return len(words.split()) <= 8 and not _NOT_A_PERSON.match(words) and not _SENTENCE.search(words)
