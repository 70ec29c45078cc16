"""The wordings of agreements, as folded patterns: labels of fields, and sentences whose ``value`` is read."""

from __future__ import annotations

_MORE = r"(?: [^:\n|]{1,60})?"

TITLES = (
    r"convention(?: simplifiee| tripartite| bipartite| annuelle| individuelle)?(?: de| d'action de) ?(?:la )?formation"
    r"|contrat(?: individuel)?(?: simplifie)? de formation|contrat de formation professionnelle"
    r"|devis\b|proposition (?:commerciale|de formation)|bon de commande"
    r"|training (?:agreement|contract)|quot(?:e|ation)\b"
)

# --- labels ---

OBJECTIVES = (
    (
        r"objectifs?(?: (?:pedagogiques?|operationnels?|vises?|professionnels?|de l'action|de la formation"
        r"|et [^:\n|]{1,40}))*"
    ),
    r"objectives?",
)
CONTENT = (
    r"(?:contenus?|programme)(?: (?:detaille|pedagogique|de l'action|de la formation|et [^:\n|]{1,40}))*",
    r"content",
)
MEANS = (
    r"(?:moyens?|ressources?)(?: (?:pedagogiques?|techniques?|d'encadrement|humains?|mis en oeuvre|et|,|prevus?))*",
    r"means",
)
DURATION = (
    (
        r"(?:durees?|nombre d'heures|volume horaire)"
        r"(?: (?:totale?|de l'action|de la formation|et [^:\n|]{1,40}|prevue?|stagiaire))*"
    ),
    r"(?:total )?duration",
)
PERIOD = (
    (
        r"(?:periodes?|dates?|calendrier)(?: (?:de realisation|de l'action|de la formation|du stage"
        r"|previsionnel(?:le)?s?|et [^:\n|]{1,40}|d'execution|de deroulement))*|duree et (?:dates?|periode)"
    ),
    r"dates?|period",
)
FOLLOW_UP = (
    (
        rf"(?:modalites?|moyens?|dispositif)(?: pratiques?)? (?:de |du |d')suivi{_MORE}"
        rf"|suivi(?: (?:de l'execution|et|pedagogique){_MORE})?"
    ),
    r"follow-up",
)
SANCTION = (
    (
        rf"(?:modalites? de )?sanction{_MORE}|(?:validation|reconnaissance)(?: (?:de|des) [^:\n|]{{1,40}})?"
        r"|modalites? d'evaluation et (?:de )?sanction"
    ),
    r"certification",
)
PRICE = (
    rf"(?:prix|couts?|tarifs?|montant|dispositions financieres|conditions financieres){_MORE}",
    r"total (?:ttc|ht|net|general|a payer)(?: [^:\n|]{1,30})?",
    r"price|total|fees?",
)
_PEOPLE = r"participante?s?|stagiaires?|beneficiaires?|apprenante?s?|effectifs?|salaries? formes?"
PARTICIPANTS = (
    rf"(?:liste des |nom des |noms? et prenoms? des )?(?:{_PEOPLE})(?:\(e?s?\))?{_MORE}",
    r"participants?|trainees?|learners?",
)
PARTICIPANT_COLUMNS = {
    "last_name": r"nom|last name",
    "first_name": r"prenoms?|first name",
    "person": r"noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?.*|participante?s?|stagiaires?|apprenante?s?",
    "email": r"e-?mail|courriel|adresse.*",
    "office": r"fonction|poste|emploi",
}

# --- sentences ---

LASTING = r"duree (?:totale )?(?:de|est de) (?P<value>[^\n|]{3,60})"
_RATE = r"(?P<value>\d+(?:[.,]\d+)?) ?%"
DISTANCE_RATE = (
    rf"(?:taux|part|pourcentage|proportion)[^%]{{0,160}}?(?:a distance|distanciel)[^%]{{0,120}}?{_RATE}",
    rf"{_RATE} (?:[a-z]+ ){{0,8}}?(?:a distance|en distanciel)",
    rf"(?:distance|remote) (?:learning )?rate[^%\d]{{0,60}}{_RATE}",
)
_HOURS = r"(?P<value>\d[\dh.,\s]{0,6} ?(?:heures?|h)?(?: ?\d{1,2} min\w*)?)"
DISTANCE_TIME = (
    r"(?:duree|heures?|temps)(?: [a-z']+){0,4} a distance ?:? ?(?P<value>\d[^\n|,;()]{0,25})",
    rf"(?:dont|soit|et) {_HOURS} (?:[a-z]+ ){{0,4}}?(?:a distance|en distanciel)",
)
PROVIDER = (
    (
        r"(?:organisme(?: de formation| dispensateur)?|prestataire|dispensateur|training provider)(?: de formation)?"
        r" ?: ?(?P<value>[^\n|,]+)"
    ),
    (
        r"entre(?: les soussignes?)? ?:? ?(?:\d ?[-).] ?)?(?:l'organisme de formation |la societe |le centre )?"
        r"(?P<value>[^\n|,:]{3,80})"
    ),
)
_BUYER = r"client|entreprise(?: beneficiaire| cliente)?|societe|beneficiaire|stagiaire|cocontractant|acheteur"
CLIENT = (
    rf"(?:et|d'autre part),? (?:(?:le |la |l')(?:{_BUYER})|m\.|mme|madame|monsieur) ?:? ?(?P<value>[^\n|,]+)",
    rf"(?:^|\| )(?:le )?(?:{_BUYER}|commanditaire|customer) ?: ?(?P<value>[^\n|,]+)",
)
REPEALED = r"\bd\.? ?6353 ?- ?(?P<value>[34])(?![\d-])"
ATTESTATION_BASIS = r"attestation[^.\n]{0,150}l\.? ?6353 ?- ?1(?![\d-])"
