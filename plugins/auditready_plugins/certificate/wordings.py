"""The wordings of the ministry's model of certificate and of its variants, as folded patterns.

A space also stands for the end of a line or of a cell; ``value`` names what is read.
"""

from __future__ import annotations

# --- the document ---

CERTIFICATE = (
    r"certificat (?:individuel )?de realisation"
    r"(?: (?:d'une |de l'|de la |d'|de )?(?:action|formation|prestation|bilan|vae|parcours)[^|\n]{0,60})?"
    r"|certificate of (?:completion|delivery|realisation|realization)(?: of training)?|training completion certificate"
)
TITLE = (
    rf"(?:^|\| )\W{{0,4}}(?:{CERTIFICATE})\W{{0,6}}"
    r"(?:(?:page )?\d+ ?(?:/|sur) ?\d+|n°? ?[\w/-]+)?\W{0,4}(?=$|\|)"
)
OTHER_TITLE = (
    r"^\W{0,4}(?:attestation (?:d'assiduite|de fin de formation|individuelle|de presence|de formation|d'entree)"
    r"|feuille d'emargement|convention (?:simplifiee )?de formation|facture\b)[^|\n]{0,40}$"
)

# --- its sentences ---

UNDERSIGNED = r"soussigne(?:\(e\)|[.·]e|e)?s?\b|the undersigned"
CERTIFIES = r"\b(?:atteste|certifie|attestons|certifions)\b(?: par la presente)?(?: que)?|\b(?:certify|certifies) that"
FOLLOWED = r"(?:a (?:bien )?(?:suivi|realise|participe a)\b|has (?:completed|attended|followed)\b)"
TITLED = (
    FOLLOWED + r"(?: (?:l'action|la formation|le stage|la prestation|le parcours"
    r"|the (?:training )?(?:course|action|program)\w*)"
    r"(?: de formation)?(?: concourant au developpement des competences)?(?: professionnelle)?)?"
    r"(?: (?:intitulee?|suivante?|denommee?|entitled|called))?\s*(?:\([^)]*\))?\s*:?"
)
HELD = r"(?:qui )?(?:s'est|se sont|s'etant) deroulee?s?|realisee? du|qui a eu lieu|(?:which )?took place"
LASTED = (
    r"(?:pour une|d'une) duree|duree (?:totale|effective|de l'action|realisee)|nombre d'heures"
    r"|for a (?:total )?duration"
)
NATURE = r"nature de l'action|nature of the action"
COMMITS = r"sans prejudice des delais"
ISSUED = r"\bfaite? a\b|\bfaite? le\b|\bfaite?,? ?:|\bdone (?:at|in)\b|\bissued (?:at|in|on)\b"
DATED = r"^(?:le|date) ?:? ?(?=\d)"
ISSUED_AT = r"\s*:?\s*(?:\|\s*)?(?P<value>[^\d,|\n:_.…]{2,40}?)(?=\s*(?:,|\||\n|$|\ble\b|\bon\b|:|[_.…]{2,}))"
RETENTION = (
    r"conserver.{0,250}?pieces justificatives.{0,250}?(?:3|trois)\s*(?:\(\s*(?:3|trois)\s*\)\s*)?ans"
    r"|(?:keep|retain).{0,250}?supporting documents.{0,250}?(?:3|three) years"
)

_NAME_AFTER = r"(?: \([^)]*\))? ?[:,]? ?(?P<value>[^\n|,(]+)"
PROVIDER = (
    r"dispensateur de (?:l'action|la formation|formation)(?: concourant au developpement des competences)?"
    + _NAME_AFTER,
    r"(?:representante?(?:\(e\))? legale?(?:\(e\))?|gerante?|presidente?|directrice|directeur|dirigeante?|responsable)"
    r"(?: generale?)? (?:du|de la|de l'|de|d') ?"
    r"(?:dispensateur|organisme de formation|organisme|societe|entreprise|association)?" + _NAME_AFTER,
    r"legal representative of(?: the)?(?: training provider)?" + _NAME_AFTER,
)
EMPLOYER = (
    r"(?:salarie(?:\(e\)|[.·]e|e)?|employee?d?) (?:de|d'|of|by) ?"
    r"(?:l'entreprise|la societe|l'association|l'etablissement|the company)?" + _NAME_AFTER,
)

PROVIDER_LABELS = (
    "raison sociale(?: du dispensateur)?", "organisme de formation", "dispensateur", "training provider",
)  # fmt: skip
LEARNER_LABELS = (
    r"(?:nom et prenom|prenom et nom)[^:\n|]{0,30}", "beneficiaire", "stagiaire", "apprenante?", "learner", "name",
)  # fmt: skip
TITLE_LABELS = ("intitule(?: de l'action| de la formation)?", "titre", "title")

# --- what tells a certificate from other documents ---

CORE = r"(?:je|nous),? soussigne|i,? the undersigned"
WEAK_CORE = r"(?:atteste|certifie|attestons|certifions)(?: par la presente)? que"
CUES = (
    CORE,
    WEAK_CORE + r"|(?:certify|certifies) that",
    FOLLOWED,
    HELD,
    LASTED,
    r"dispensateur|organisme de formation|training provider",
    NATURE,
    r"pieces justificatives|supporting documents",
)
