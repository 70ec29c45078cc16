"""What a template leaves behind when nobody fills it in; and the wording of the Qualiopi mark. On folded text."""

from __future__ import annotations

import re

from auditready import LazyPattern

_FIELDS = (
    r"nom|noms|prenom|date|dates|intitule|titre|duree|lieu|adresse|client|entreprise|societe|stagiaire|apprenant"
    r"|beneficiaire|participant|formateur|montant|prix|ville|signature|name|company|trainee|learner|trainer|title|amount"
)
_TO_FILL = (
    r"a (?:completer|remplir|preciser|renseigner|definir)|completer|inserer|inserez|insert|to be (?:completed|filled in"
    r"|filled|defined)|tbd"
)
_OF_WHOM = (
    r"(?:du stagiaire|de l'apprenante?|du beneficiaire|du participant|de la participante|of the (?:trainee|learner))"
)

PLACEHOLDER = LazyPattern(
    r"\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,40}\}|<<[^<>\n]{2,40}>>|\[\[[^\[\]\n]{1,60}\]\]"
    rf"|\[ ?(?:{_TO_FILL}|{_FIELDS})\b[^\[\]\n:0-9]{{0,40}}\]"
    r'|"[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5}"'
    r"|\bxx ?[/.] ?xx ?[/.] ?(?:xx|xxxx|20xx|20\d\d)\b"
    r"|(?<![(\[])\b(?:jj|dd) ?/ ?mm ?/ ?(?:aaaa|aa|yyyy|yy)\b(?![)\]])"
    r"|\bx{2,8} ?(?:€|euros?\b|heures?\b|h\b|jours?\b|mois\b|janvier|fevrier|mars\b|avril|mai\b|juin)"
    r"|\b(?:m\.|mme|monsieur|madame) x{2,8}\b"
    rf"|<(?:{_FIELDS})\b[^<>\n:0-9]{{0,40}}>"
    r"|\bcliquez (?:ou appuyez )?ici pour (?:entrer|taper|saisir)\b|\bchoisissez un element\b"
    r"|\bclick (?:or tap )?(?:here )?to enter\b|\bchoose an item\b"
    r"|\berreur ?! ?(?:source du renvoi|signet)|\berror! (?:reference source|bookmark)"
    r"|_{2,10} ?/ ?_{2,10} ?/ ?_{2,10}"
    r"|\blorem ipsum\b"
    rf"|\b(?:atteste que|certifie que|attention de) ?:? ?(?:m\.|mme|madame|monsieur)? ?\(?(?:(?:pre)?nom|name)"
    rf"(?: et (?:pre)?nom| (?:pre)?nom)? {_OF_WHOM}"
)
"""Fields of a mail merge, brackets to be filled in, dates and sums of X, prompts of a word processor, dummy text."""

DOTS = LazyPattern(
    r"(?:^|\| )(?:noms?(?: et prenoms?)?|prenoms?|nom du stagiaire|stagiaire|apprenante?|beneficiaire|participante?"
    r"|intitule(?: de (?:la formation|l'action))?|formation|duree|dates?|entreprise|societe|client|lieu|fait a|fait le)"
    r" ?:? ?[._]{4,200} ?(?:$|\||, ?le ?[._]{3,200})",
    re.MULTILINE,
)
"""A label with nothing but dots behind it, at the end of its line or cell."""

QUALITY_MARK = LazyPattern(
    r"\b(?:certifiee?s?|labell?isee?s?)(?: par)? \"?qualiopi\b|\bqualiopi(?:®|\(r\))? ?[-|:]? ?processus certifie\b"
    r"|\bprocessus certifie\b|\bla certification qualite a ete delivree au titre\b"
    r"|\b(?:titulaire de la certification|notre certification|label|labell?isation) \"?qualiopi\b"
    r"|\bcertification qualiopi\b ?(?:n°|n\b|numero|delivree|obtenue)|\bqualiopi[- ]certified\b"
)

DATED = LazyPattern(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b|\bversion\b|\brevision\b|\bindice [a-z0-9]\b"
    r"|(?<!\w)v ?\d{1,2}(?:\.\d{1,2})?\b"
)
"""A year, a short date or a version: enough to place a document in time."""
