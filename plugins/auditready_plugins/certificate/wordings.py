"""The wordings of the ministry's model of certificate and of its variants, as folded patterns.

A space also stands for the end of a line or of a cell; ``value`` names what is read.
"""

from __future__ import annotations

# --- the document ---

CERTIFICATE = (
    r"certificat (?:individuel )?de realisation"
    r"(?: (?:d'une? |de l'|de la |d'|de )?(?:action|formation|prestation|bilan|vae|parcours)[^|\n]{0,60})?"
    r"|certificate of (?:completion|delivery|realisation|realization)(?: of training)?|training completion certificate"
)
TITLE = (
    rf"(?:^|\| )\W{{0,4}}(?:{CERTIFICATE})\W{{0,6}}"
    r"(?:(?:page )?\d+ ?(?:/|sur) ?\d+|n°? ?[\w/-]+)?\W{0,4}(?=$|\|)"
)
TITLE_WORD = "certificat"
"""What every title has in it: nine documents of ten are set aside without a search."""

OTHER_TITLE = (
    r"^\W{0,4}(?:attestation (?:d'assiduite|de fin de formation|individuelle|de presence|de formation|d'entree)"
    r"|feuille d'emargement|convention (?:simplifiee )?de formation|facture\b)[^|\n]{0,40}$"
)

# --- its sentences ---

REPRESENTED = (
    r"representee? par (?:son |sa )?(?:[a-z]+,? ){0,3}?(?P<value>(?:m\.|mme|monsieur|madame|mr|ms) ?[^\n|,;(]{4,60})"
)
HINTS = r"\((?:noms?|prenoms?|raison sociale|denomination|intitule|titre|full name|name)\b[^)|]{0,120}\)"
"""What the model itself prints to say what is to be written there."""

SPOKEN_FOR = (
    r"(?:representee? par|en la personne de) ?:? (?:son |sa )?(?:(?:representant|president|gerant|directeur|directrice"
    r"|presidente|gerante)e?(?: legale?| general)? ?,? )?(?P<value>(?:m\.|mme|monsieur|madame|mr|ms)? ?"
    r"[^\n|,;(:]{4,60})"
)
CERTIFIER = r"(?:^|[.|] )(?P<value>(?:m\.|mme|monsieur|madame) [^\n|,;(:]{4,60}),[^\n|]{3,90} (?:certifie|atteste)\b"
"""Who certifies in the third person."""
UNDERSIGNED = r"soussigne(?:\(e\)|[.·]e|e)?s?\b|the undersigned"
CERTIFIES = r"\b(?:atteste|certifie|attestons|certifions)\b(?: par la presente)?(?: que)?|\b(?:certify|certifies) that"
DELIVERED = r"\b(?:delivre|decerne|remis|attribue)e? a\b|\bawarded to\b"
SPLIT_NAME = r"\bnom ?: ?(?P<last>[^\n|:]{2,40}?) ?,? ?prenoms? ?: ?(?P<first>[^\n|:,]{2,40})"
FOLLOWED = r"(?:a (?:bien |effectivement )?(?:suivi|realise|participe a)\b|has (?:completed|attended|followed)\b)"
TITLED = (
    FOLLOWED + r"(?:(?: avec assiduite| integralement| en totalite| dans son integralite)?"
    r" (?:l'action|la formation|le stage|la prestation|le parcours"
    r"|the (?:training )?(?:course|action|program)\w*)"
    r"(?: de formation)?(?: concourant au developpement des competences)?(?: professionnelle)?)?"
    r"(?: (?:intitulee?|suivante?|denommee?|entitled|called))?\s*(?:\([^)]*\))?\s*:?"
)
PARTICIPATION = r"participation a (?:l'action|la formation|l'atelier)(?: de formation)?(?: intitulee?)? ?:?"
HELD = (
    r"(?:qui )?(?:s'est|se sont|s'etant) deroulee?s?|(?:realisee?|organisee?)s?(?= (?:du|les?)\b)|qui a eu lieu"
    r"|(?:which )?took place"
)
PERIOD_LABELS = (r"(?:periodes?|dates?)(?: (?:de |d')[^:\n|]{1,40})?", "dates?|period")
STARTS = (
    r"(?:date(?: de)? |date d'|jour de )(?:debut|entree|demarrage)(?: de [^:\n|]{1,40})?|debut",
    "start(?: date)?",
)
ENDS = (r"(?:date(?: de)? |jour de )(?:fin|sortie|cloture)(?: de [^:\n|]{1,40})?|fin", "end(?: date)?")
LASTED = (
    r"(?:pour une|d'une) duree|duree (?:totale|effective|de l'action|realisee)|nombre d'heures"
    r"|for a (?:total )?duration"
)
DURATION_LABELS = (
    r"durees?(?: (?:totale|effective|realisee|suivie|de l'action|de la formation|en heures))*",
    r"nombre (?:total )?d'heures(?: [^:\n|]{1,40})?", "duration",
    r"(?:total (?:des? |d'|en )?)?heures? (?:realisees?|suivies?|effectuees?|de presence)(?: [^:\n|]{1,30})?",
)  # fmt: skip
HOURS_LABELS = (
    r"(?:nombre |total )?(?:des? |d'|en )?heures(?: (?:realisees?|suivies?|effectuees?|de presence|de formation))?",
)
"""Labels that count hours, so that a bare number beside them is one of hours."""
AFTER_PERIOD = r"20\d\d ?(?:-|,|;|\(|soit|pour|et|durant| )* ?(?P<value>\d{1,3}(?:[.,]\d+)? ?(?:heures?|h)\b ?\d{0,2})"
NATURE = r"nature de l'action|\b(?:type|nature) (?:d'action|de l'action|de la prestation)|nature of the action"
COMMITS = r"sans prejudice des delais"
ISSUED = (
    r"\bfaite? a\b|\bfaite? (?:pour|en) [^\n.]{0,60}? a\b|\bfaite? le\b"
    r"|\bfaite?,? ?:|\bdone (?:at|in)\b|\bissued (?:at|in|on)\b"
)
DATED = r"^(?:le|date) ?:? ?(?=\d)"
LETTER = (
    r"(?:^|\| )(?:a )?(?P<value>[a-z][a-z']{1,20}(?:[\x20-][a-z']{1,20}){0,6}?)"
    r"(?: ?,? le ?:? ?(?:[a-z]{3,6}di |dimanche )?(?=\d{1,2}(?:er)?\b)| ?, (?=\d{1,2}(?:er)? [a-z]{3,9} 20\d\d$))"
)
"""The line "Albertville, le 2 avril 2026" of a letter."""

PLACE_LABELS = (r"lieu(?: de (?:delivrance|signature))?",)
ISSUED_AT = r"[\s._…]*:?\s*(?:\|\s*)?(?P<value>[^\d,|\n:_.…]{2,40}?)(?=\s*(?:,|\||\n|$|\ble\b|\bon\b|:|[_.…]{2,}))"
_WITHIN = r"[\s\S]{0,250}?"
RETENTION = (
    rf"conserver{_WITHIN}pieces justificatives{_WITHIN}(?:3|trois) ?(?:\( ?(?:3|trois) ?\) ?)?ans"
    rf"|(?:keep|retain){_WITHIN}supporting documents{_WITHIN}(?:3|three) years"
)

_NAME_AFTER = r"(?: \([^)]*\))? ?[:,]? ?(?P<value>[^\n|,(]+)"
PROVIDER = (
    r"dispensateur de (?:l'action|la formation|formation)(?: concourant au developpement des competences)?"
    + _NAME_AFTER,
    r"(?:representante?(?:\(e\))? legale?(?:\(e\))?|gerante?|presidente?|directrice|directeur|dirigeante?|responsable)"
    r"(?: generale?)? (?:du|de la|de l'|de|d') ?"
    r"(?:dispensateur|organisme de formation|organisme|societe|entreprise|association|cabinet)?" + _NAME_AFTER,
    r"legal representative of(?: the)?(?: training provider)?" + _NAME_AFTER,
    (
        r"^(?:la societe|l'organisme(?: de formation)?|l'association|le centre(?: de formation)?|le cabinet)"
        r" (?P<value>[^\n|,(:]{3,60}),? (?:en la personne|representee?)"
    ),
)
_WORKPLACE = r"(?:l'entreprise|la societe|l'association|l'etablissement|the company|(?:la|le|les)\b)"
EMPLOYER = (
    rf"(?:salarie(?:\(e\)|[.·]e|e)?|employee?d?) (?:de|d'|of|by|par|chez|au sein de) ?{_WORKPLACE}?" + _NAME_AFTER,
    r"\bchez (?:l'entreprise|la societe)?" + _NAME_AFTER,
    r"^(?:de|d') ?(?:l'entreprise|la societe|l'association|l'etablissement)" + _NAME_AFTER,
)
EMPLOYER_LABELS = (
    r"employeur|(?:entreprise|societe|structure)(?: (?:beneficiaire|employeur|d'appartenance))?", "employer|company",
)  # fmt: skip

PROVIDER_LABELS = (
    "raison sociale(?: du dispensateur)?", "organisme(?: de formation)?", "dispensateur", "training provider",
)  # fmt: skip
LEARNER_LABELS = (
    (r"(?:nom(?: et |, ?| ?/ ?| )prenom|prenom(?: et |, ?| ?/ ?| )nom)[^:\n|]{0,30}"
    r"|nom d[ue] (?:stagiaire|beneficiaire|participant)"),
    "beneficiaire", "stagiaire", "apprenante?", "learner", "name",
)  # fmt: skip
TITLE_LABELS = (
    r"intitule(?: de l'action| de la formation)?|(?:action|formation)(?: de formation)?(?: (?:suivie|realisee))",
    "titre|title",
    "action|formation|stage|action de formation",
)

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
    r"\b(?:stagiaire|beneficiaire|apprenante?|participante?)s? ?(?::|\|)",
    r"\b(?:periodes?|dates?)\b[^\n]{0,40}\d",
    r"\bheures? (?:realisees?|suivies?|effectuees?)|\bdurees?\b",
    r"\bemployeur ?(?::|\|)|representee? par",
    r"\d ?(?:heures?|h)\b",
    r"\b(?:du|le|les) \d{1,2}[^\n]{2,40}20\d\d",
)
