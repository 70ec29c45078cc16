"""What a procedure, a meeting or a register is about, as folded patterns; one table, so that all readers agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from auditready import DocumentText, LazyPattern, Topic

_PATTERNS: Sequence[tuple[Topic, str]] = (
    ("public_information", r"information du public|mise a jour (?:du site|des (?:pages|plaquettes|informations))"),
    ("results", r"indicateurs? de (?:resultats?|performance)|result indicators?"),
    ("certification_information", r"information (?:sur|relative a) la certification"),
    ("needs", r"(?:analyse|recueil|expression|identification) (?:du |des |de )?besoins?|needs analysis"),
    ("objectives", r"(?:redaction|formulation|definition) des objectifs|writing objectives"),
    ("design", (r"conception (?:des |de la |d'une |pedagogique)|ingenierie (?:de formation|pedagogique)"
     r"|elaboration des (?:programmes|contenus)|instructional design")),
    ("certification", (r"(?:adequation|coherence|tableau croise|correspondance|croisement)[^\n]{0,60}"
     r"(?:certification|referentiel)|referentiel de (?:certification|competences)")),
    ("positioning", r"positionnement|evaluation diagnostique|evaluation (?:des acquis )?a l'entree|positioning"),
    ("welcome", (r"accueil des (?:stagiaires|apprenants|participants|apprentis|beneficiaires)"
     r"|conditions de deroulement|procedure d'accueil(?! d)")),
    ("adaptation", (r"(?:adaptation|individualisation|amenagement)s?[^\n]{0,40}(?:parcours|formation|prestation"
        r"|publics?)"
     r"|accompagnement (?:et (?:le )?suivi|pedagogique)|suivi (?:pedagogique|des (?:stagiaires|apprenants))")),
    ("assessment", (r"evaluations? (?:des (?:acquis|apprentissages)|de l'atteinte|des competences acquises)"
     r"|assessment of learning")),
    ("engagement", (r"abandons?|ruptures?|absenteisme|gestion des absences|decrochage|engagement des"
     r"|assiduite|drop-?outs?")),
    ("violence", r"violences?|harcelement|discriminations?|sexistes?|\bv(?:ss|hd|sst)\b|harassment"),
    ("alternance", (r"alternance|livret (?:de liaison|d'apprentissage)|(?:visites?|suivi) en entreprise"
     r"|maitres? d'apprentissage|work-study")),
    ("support", r"accompagnement (?:socio|social|educatif|citoyen)|citoyennete|civic"),
    ("apprentice_rights", r"droits et devoirs|mediateur de l'apprentissage|livret de l'apprenti"),
    ("exam", (r"(?:presentation|inscription)s? (?:des candidats )?a (?:la |l')(?:certification|examen)"
     r"|organisation des (?:examens|epreuves)|reglement (?:d'examen|de certification|des examens)|jurys?\b")),
    ("means", (r"moyens (?:techniques|materiels|humains|mis a disposition)|gestion des (?:salles|locaux|equipements)"
     r"|document unique|\bduerp\b|registre (?:public )?d'accessibilite|bail (?:commercial|professionnel)")),
    ("coordination", r"coordination (?:des (?:intervenants|formateurs)|pedagogique|de l'equipe)|coordination of"),
    ("resources", r"ressources pedagogiques|supports (?:de formation|pedagogiques|de cours)|teaching resources"),
    ("remote_follow_up", (r"effectivite|(?:verification|suivi|controle)[^\n]{0,40}(?:a distance|en ligne|e-?learning"
        r"|foad)"
     r"|remote modules")),
    ("governance", r"gouvernance|conseil de perfectionnement|improvement council"),
    ("trainer_skills", (r"(?:competences|recrutement|selection|integration|evaluation|qualifications?)[^\n]{0,25}"
     r" des (?:formateurs|intervenants)|trainers' skills")),
    ("staff_training", (r"plan de developpement des competences|developpement des competences des salaries"
     r"|formation (?:du personnel|continue des formateurs)|entretiens? professionnels?")),
    ("law_watch", r"veille(?! (?:metier|sectoriel|emploi|pedagog|techno))|regulatory watch"),
    ("jobs_watch", r"veille(?! (?:legale|reglementaire|juridique|pedagog|techno))|jobs watch"),
    ("teaching_watch", r"veille(?! (?:legale|reglementaire|juridique|metier|sectoriel|emploi))|teaching watch"),
    ("disability", r"handicap|\bpsh\b|disabilit"),
    ("subcontracting", r"sous-?traitan|portage salarial|prestataires? externes?|subcontract"),
    ("company_network", r"reseau (?:d'|des )?entreprises|entreprises partenaires|accueil en entreprise|\bafest\b"),
    ("integration", r"insertion|poursuites? d'etudes?|suivi des (?:anciens|sortants|diplomes)"),
    ("appreciations", r"appreciations?|satisfaction|enquetes?|surveys?"),
    ("complaints", r"reclamations?|plaintes?|litiges?|\baleas?|complaints?"),
    ("improvement", (r"amelioration continue|actions? (?:correctives?|d'amelioration)"
     r"|(?:politique|demarche|manuel) qualite|continuous improvement")),
    ("risks", r"(?:analyse|gestion|cartographie|maitrise) des risques|risk (?:analysis|register)"),
    ("teaching_evaluation", r"evaluation des (?:enseignements|contenus)|assessment of (?:the )?teaching"),
)  # fmt: skip

_TOPIC = {topic: LazyPattern(pattern) for topic, pattern in _PATTERNS}
_NAMED_INDICATORS = LazyPattern(
    r"\bindicateurs?(?: qualiopi| rnq)?(?: n ?[o°])? ?:? ?(\d{1,2}(?:(?:,| et|-|/) ?\d{1,2})*)\b"
)
_HEADING_LENGTH = 90


def topics_in(words: str) -> tuple[Topic, ...]:
    """Return the topics that folded words name."""
    return tuple(topic for topic, pattern in _TOPIC.items() if pattern.search(words))


def topics_of(text: DocumentText, title_line: int) -> tuple[Topic, ...]:
    """Return what a document is about: what its title names, and what a heading names and its text takes up again."""
    title = " ".join(text.folded_lines[title_line : title_line + 2])
    named = set(topics_in(title))
    heads = "\n".join(_headings(text.folded_lines))
    for topic in topics_in(heads):
        if topic not in named and len(_TOPIC[topic].findall(text.folded)) >= 2:
            named.add(topic)
    return tuple(topic for topic in _TOPIC if topic in named)


def _headings(lines: Iterable[str]) -> Iterable[str]:
    return (line for line in lines if len(line) <= _HEADING_LENGTH and not line.endswith((".", ";", ",")))


def indicators_in(text: DocumentText) -> tuple[int, ...]:
    """Return the indicators that a document names itself: "Indicateur 31", "indicateurs 23, 24 et 25"."""
    found = (int(number) for words in _NAMED_INDICATORS.findall(text.folded) for number in re.findall(r"\d+", words))
    return tuple(sorted({number for number in found if 1 <= number <= 33}))
