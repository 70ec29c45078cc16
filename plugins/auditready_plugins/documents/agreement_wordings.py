"""The wordings of agreements, as folded patterns: labels of fields, and sentences whose ``value`` is read."""

from __future__ import annotations

_MORE = r"(?: [^:\n|]{1,60})?"

TITLES = (
    r"convention(?: simplifiee| tripartite| bipartite| annuelle| individuelle)?(?: de| d'action de) ?(?:la )?formation"
    r"|contrat(?: individuel)?(?: simplifie)? de formation|contrat de formation professionnelle"
    r"|devis\b|proposition (?:commerciale|de formation)|bon de commande"
    r"|training (?:agreement|contract)|quot(?:e|ation)\b"
)

ANNEXES = (
    r"(?:annexe \w{1,4}\W+)?programme (?:de (?:la |l'action de )?formation|pedagogique|detaille)?|annexe\b"
    r"|(?:annex|appendix)\b|training programme"
)
"""What belongs to an agreement and may stand before it or after it in one file."""

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
    (
        r"(?:(?:methodes?|modalites?)(?: pedagogiques?)? et )?(?:moyens?|ressources?)"
        r"(?: (?:pedagogiques?|techniques?|d'encadrement|humains?|mis en oeuvre|et|,|prevus?))*"
    ),
    r"means",
)
DURATION = (
    (
        r"(?:durees?|nombre d'heures|volume horaire)"
        r"(?: (?:totale?|de l'action|de la formation|et [^:\n|]{1,40}|prevue?|estimee?|en heures"
        r"|(?:par )?(?:stagiaire|participant)))*"
    ),
    r"(?:total )?duration",
)
_OF_TRAINING = (
    r"(?: (?:de realisation|de l'action|de la formation|de la session|du stage|previsionnel(?:le)?s?|prevue?s?"
    r"|et [^:\n|]{1,40}|d'execution|de deroulement))"
)
PERIOD = (
    rf"(?:periodes?|dates|date\(s\)|calendrier){_OF_TRAINING}*|date{_OF_TRAINING}+|duree et (?:dates?|periode)",
    r"dates?|period|quand",
)
STARTS = (r"(?:date(?: de)? |date d')(?:debut|entree|demarrage)(?: de [^:\n|]{1,40})?|debut", "start(?: date)?")
ENDS = (r"(?:date(?: de)? )?(?:fin|sortie|cloture)(?: de (?:la )?(?:formation|session|l'action))?", "end(?: date)?")
FOLLOW_UP = (
    (
        rf"(?:modalites?|moyens?|dispositif)(?: pratiques?)? (?:de |du |d')suivi{_MORE}"
        rf"|suivi(?: (?:de l'execution|et|pedagogique){_MORE})?"
        rf"|(?:controle de l')?assiduite{_MORE}"
        rf"|moyens? (?:permettant|destines?|prevus?)[^:\n|]{{0,20}} suivre{_MORE}"
    ),
    r"follow-up",
)
SANCTION = (
    (
        rf"(?:modalites? de )?(?:suivi et (?:de )?)?sanction{_MORE}"
        rf"|(?:validation|reconnaissance)(?: (?:de|des) [^:\n|]{{1,40}})?"
        r"|modalites? d'evaluation et (?:de )?sanction"
    ),
    r"certification",
)
PRICE = (
    rf"(?:prix|couts?|tarifs?|montant|dispositions financieres|conditions financieres){_MORE}",
    r"total (?:ttc|ht|net|general|a payer)(?: [^:\n|]{1,30})?",
    r"price|total|fees?",
)
_PEOPLE = r"participante?s?|stagiaires?|apprenante?s?|effectifs?|salaries? formes?|salariee?(?= ?[:|])|inscrits?"
PARTICIPANTS = (
    rf"(?:liste des |nom des |noms? et prenoms? des )?(?:{_PEOPLE})(?:\(e?s?\))?{_MORE}",
    r"(?:noms? et prenoms? des )?beneficiaires?(?:\(e?s?\))?",
    r"participants?|trainees?|learners?",
)
PARTICIPANT_SENTENCES = (
    (
        r"\b(?:participante?|stagiaire|salarie|beneficiaire|apprenant)(?:\(e?s?\)|s)?(?: [^\n|:.]{0,60})? ?:\n"
        r"(?P<value>(?:[^\n|:]{4,90}(?:\n|$)){1,20})"
    ),
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
_AT_DISTANCE = r"(?:a distance|en distanciel|en foad|en ligne|en visio\w*)"
DISTANCE_RATE = (
    rf"(?:taux|part|pourcentage|proportion)[^%]{{0,160}}?(?:a distance|distanciel)[^%]{{0,120}}?{_RATE}",
    rf"{_RATE} (?:[a-z]+ ){{0,8}}?{_AT_DISTANCE}",
    rf"{_AT_DISTANCE}[^%\n.]{{0,40}}?(?:soit|:|,|=|\(|represente\w*) ?{_RATE}",
    rf"(?:distance|remote) (?:learning )?rate[^%\d]{{0,60}}{_RATE}",
)
_HOURS = r"(?P<value>\d[\dh.,\s]{0,6} ?(?:heures?|h)?(?: ?\d{1,2} min\w*)?)"
DISTANCE_TIME = (
    r"(?:duree|heures?|temps)(?: [a-z']+){0,4} a distance(?: ?: ?| )(?P<value>\d+[ ]?(?:h|[.,]\d)[^\n|,;()]{0,20})",
    rf"(?:dont|soit|et|comprend|\+) {_HOURS} (?:[a-z]+ ){{0,4}}?{_AT_DISTANCE}",
)
REPEALED = r"\bd\.? ?6353 ?- ?(?P<value>[34])(?![\d-])"
ATTESTATION_BASIS = r"attestation[^.\n]{0,150}l\.? ?6353 ?- ?1(?![\d-])"
