"""The wordings of programmes, as folded patterns: headings of sections, and sentences whose ``value`` is read."""

from __future__ import annotations

from .sections import Headings

TITLES = (
    r"(?:fiche |plan |contenu )?(?:du |de la |de |d'un )?programme\b(?! (?:d'accueil|de la (?:journee|visite|soiree)))"
    r"|(?:fiche|plan|contenu|descriptif|presentation) (?:technique |detaillee? |descriptive )?"
    r"(?:de |de la |de l'|d'|du |d'une )(?:action de )?(?:formation|stage|module|action|programme)\b"
    r"|fiche (?:formation|stage|module|action|pedagogique)\b"
    r"|contenus? pedagogiques?|training program(?:me)?\b|course (?:outline|program(?:me)?|description|syllabus)"
    r"|syllabus"
)

ANNEX = (
    r"(?:annexe\b[^\n|]{0,12}\W+)(?:programme|contenu|fiche (?:pedagogique|programme))\b"
    r"|(?:annex|appendix)\b[^\n|]{0,12}\W+(?:training )?program"
)
"""How a programme begins that is annexed to an agreement."""

_OF = r"(?: (?:de|du|des|d'|de la|de l'|of)? ?(?:formation|stage|action|module|parcours|session|programme|training))"
_KIND = (
    r"(?: (?:pedagogiques?|operationnels?|professionnels?|generaux|general|vises?|visees?|specifiques?|evaluables?"
    r"|de formation|de la formation|de l'action(?: de formation)?|du stage|attendus?|techniques?|d'encadrement"
    r"|mobilise?e?s?|mises? en oeuvre|utilise?e?s?|prevue?s?|concerne?e?s?|detaillee?s?|indicatif|totale?|estimee?"
    r"|moyenne?|individuelle?|finale?s?|requise?s?|souhaite?e?s?|possibles?|initiaux|minimum|humains?|materiels?"
    r"|obligatoires?|indispensables?|recommandee?s?))*"
)
_AND = r"(?:(?:,| et| &| /|/| -|-| ou)(?: les| des| de| d'| l'| la| le)? ?)"
_HOW = r"(?:methodes?|modalites?|approches?|moyens?|supports?|outils?|ressources?|techniques?|pedagogie)"

HEADINGS: Headings = (
    (
        ("objectives",),
        (
            rf"(?:(?:vos|les|finalites?(?:{_AND})?|buts?{_AND}|enjeux{_AND}) ?)?(?:objectifs?|competences? (?:visees?"
            rf"|acquises?|a acquerir|developpees?|attestees?)|aptitudes){_KIND}(?:{_AND}competences?{_KIND})?"
            r"|(?:a l'issue|a la fin|au terme|en fin) d[^:\n|]{0,90}?(?:capables?|en mesure|aptes?|saurez|pourrez"
            r"|sauront|pourront|saura|pourra)"
            r"(?: d[e']| :|)(?: ?\.\.\.)?"
            r"|(?:learning )?(?:objectives|outcomes)|aims"
            r"|qu'allez-vous apprendre"
            r"|ce que vous (?:allez apprendre|apprendrez|saurez faire|saurez|maitriserez)[^:\n|?.]{0,40}"
            r"|what you will learn"
            r"|(?:etre |devenir )?capables? (?:de|d')|objectifs? [^:\n|?.]{3,30}|finalites?|enjeux"
            r"|resultats? attendus?"
            r"|buts?(?: (?:de (?:la |l')?(?:formation|action)|du (?:stage|module)))?"
        ),
    ),
    (("audience", "prerequisites"), rf"publics?{_KIND}{_AND}(?:pre-? ?requis|niveau){_KIND}|pour qui(?: et comment)?"),
    (
        ("prerequisites",),
        (
            rf"(?:niveau{_AND})?pre-? ?requis{_KIND}(?: et [^:\n|]{{3,30}})?"
            rf"|(?:connaissances?|niveau|conditions?|experience){_AND}?(?: ?(?:prealables?|requis|requise?s?"
            r"|d'entree|d'admission|necessaires?))+|prerequisites?|entry requirements"
            r"|(?:que |qu'est-ce qu'il )?faut(?:-il)? [^:\n|?]{0,30}avant|avant de (?:venir|commencer|s'inscrire)"
            r"|(?:acquis|connaissances?) avant [^:\n|?.]{3,25}|requis|connaissances? (?:requises?|prealables?)"
            r"|niveau (?:prealable|minimum|conseille|attendu|souhaite)"
            r"|ce qu'il faut (?:savoir|connaitre|avoir)[^:\n|?.]{0,20}"
            r"|(?:faut-il|dois-je|quel niveau|quels? prerequis)[^:\n|?]{0,60}(?=\?)"
        ),
    ),
    (
        ("audience",),
        (
            rf"(?:types? de |le )?publics?(?: cible)?{_KIND}|profil(?: d)?(?:es|u)? (?:stagiaires?|participants?"
            rf"|apprenants?"
            rf"|public)|(?:a|pour) qui(?: s'adresse)?[^:\n|?]{{0,40}}|beneficiaires{_KIND}|participants(?: concernes)?"
            r"|cible|profil|a destination de|qui peut (?:participer|s'inscrire|suivre)[^:\n|?]{0,30}"
            r"|populations?(?: (?:concernees?|visees?))?|destinataires"
            r"|(?:stagiaires?|personnes?|salaries?|metiers?|participants?) (?:concernee?s?|visee?s?)"
            r"|(?:cette |la )?formation (?:est )?(?:faite )?pour[^:\n|?]{0,30}"
            r"|(?:target )?audience|who (?:is it for|should attend)"
        ),
    ),
    (
        ("price", "financing"),
        rf"(?:tarifs?|prix|couts?)(?: de la formation)?{_AND}(?:modalites? de )?(?:financements?|prise en charge)",
    ),
    (("duration", "price"), rf"durees?{_AND}(?:tarifs?|prix|couts?)"),
    (
        ("access_delay",),
        (
            rf"(?:(?:modalites?|conditions?){_AND})?delais?(?: moyens?| indicatifs?)?{_AND}?(?: ?(?:d'|de |et )?"
            r"(?:modalites?|conditions?)? ?(?:d'|de )?(?:acces|inscriptions?|mise en oeuvre|entree)(?: en formation)?)+"
            r"(?: a la formation)?"
            rf"|(?:modalites?|conditions?){_KIND}(?: et delais?)? (?:d'|de )(?:acces|inscription|admission|entree)"
            rf"(?: et [^:\n|]{{3,40}})?|(?:acces|inscriptions?)(?: (?:a la formation|et delais?))?"
            r"|(?:access|enrolment|registration)(?: (?:time|delay|conditions))?"
            r"|quand (?:commencer|s'inscrire|puis-je commencer)|comment s'inscrire|quand [^:\n|?]{3,40}(?=\?)"
            r"|entree en formation"
            r"|delais?(?: (?:moyens?|indicatifs?|previsionnels?))*(?: (?:pour|avant|de|d') ?[^:\n|]{3,40})?"
        ),
    ),
    (
        ("price",),
        (
            rf"(?:le )?(?:tarifs?|prix|couts?|montants?){_KIND}(?: (?:de la formation|par [a-z]+|inter|intra|ht|ttc"
            r"|nets?|public|applicables?))*|price|fees?|cost|combien (?:ca|cela) coute[^:\n|?]{0,20}"
            r"|tarification|investissement|budget|frais(?: (?:de (?:la )?formation|pedagogiques|d'inscription))?"
            r"|(?:quel (?:prix|tarif|cout|budget)|combien (?:coute|faut-il|dois-je))[^:\n|?]{0,40}(?=\?)"
        ),
    ),
    (
        ("financing",),
        (
            rf"(?:(?:modalites?|solutions?|dispositifs?|modes?|possibilites?|aides?) (?:de |au |d[e'] ?)?)?"
            rf"(?:financements?|prises? en charge|eligibilite){_KIND}(?: (?:cpf|opco|financiere))?|eligible (?:au )?cpf"
            r"|funding|financing"
        ),
    ),
    (
        ("recognition",),
        (
            r"(?:types? de |modalites? de |niveau de )?(?:reconnaissance|sanction|validation|certification)s?"
            r"(?: (?:de|des|du|d'|visee|delivree|obtenue|professionnelle|la|l'|fin|formation|acquis|parcours|action"
            rf"|stage))*(?:{_AND}(?:certification|diplome|attestation|equivalences?|suites?)[^:\n|]{{0,40}})?"
            r"|(?:diplome|titre|document|attestation)s? (?:vise|prepare|delivree?|remise?"
            r"|obtenue?)s?(?: [^:\n|]{3,30})?"
            r"|award|qualification|et apres|validation des acquis"
        ),
    ),
    (
        ("assessment",),
        (
            rf"(?:(?:modalites?|dispositifs?|moyens?|methodes?|outils?|procedures?) (?:de |d'|du )?)?"
            rf"(?:(?:suivi|controle|sanction){_AND})?(?:(?:l')?evaluations?|controle des (?:connaissances|acquis))"
            rf"(?: (?:des|de|du|la|les|l'|d'|et|acquis|competences?|connaissances?|formation|resultats?|apprentissages?"
            r"|atteinte|objectifs?|fin|suivi|sanction|validation|action))*"
            r"|assessments?|evaluation methods?|how you will be assessed"
            r"|comment (?:etes-vous|serez-vous|suis-je|est-on) evalue\w*[^:\n|?]{0,30}"
            r"|comment (?:saur|verifi|mesur|savoir)[^:\n|?]{0,60}(?=\?)|et a la fin(?= ?\?)"
            r"|modes? d'evaluations?|modalites? de validation|controle d[e'] ?[a-z' ]{3,25}"
            r"|(?:suivi et )?appreciation des (?:resultats|acquis)"
            r"|evaluer (?:les|vos|l') ?[^:\n|]{3,25}|(?:suivi|controle) ?/ ?evaluations?"
        ),
    ),
    (
        ("methods", "means"),
        (
            rf"{_HOW}{_KIND}{_AND}{_HOW}{_KIND}|moyens(?: pedagogiques)?(?:, techniques)?{_AND}"
            r"(?:techniques|encadrement|d'encadrement)(?: d'encadrement)?"
            rf"|modalites? techniques{_AND}pedagogiques"
        ),
    ),
    (
        ("methods",),
        (
            rf"(?:les )?(?:methodes?|modalites?|approches?|demarches?|techniques|deroulement){_KIND}"
            r"|(?:modalites d')?organisation(?: de (?:la |l')?(?:formation|action)| du stage)?(?: et pedagogiques?)?"
            r"(?: de (?:deroulement|mise en oeuvre|realisation))?|(?:notre |la )?pedagogie"
            r"|methodologie|animation(?: pedagogique)?"
            r"|(?:teaching|training) methods?|methods?|how you will learn|comment(?: (?:se deroule"
            r"|se passe|apprend|allons-nous|travaill)[^:\n|?]{0,40})?"
        ),
    ),
    (
        ("means",),
        (
            rf"(?:les )?(?:moyens?|ressources?|supports?|outils?|materiel|equipements?){_KIND}"
            r"|resources|avec (?:quels?|quelles?|quoi)[^:\n|?]{0,40}(?=\?)"
        ),
    ),
    (
        ("duration",),
        (
            rf"durees?{_KIND}(?:{_AND}(?:organisation|rythme|horaires?|dates?|lieux?|modalites?|effectifs?)"
            r"[^:\n|]{0,30})?|volume horaire|nombre d'heures|temps (?:de formation|total)|format"
            rf"|lieux?{_AND}durees?|(?:total )?duration|(?:course )?length|combien de temps"
        ),
    ),
    (
        ("content",),
        (
            rf"(?:le )?(?:contenus?|programmes?|deroules?|deroulement|plan|sequencage|au programme|modules"
            rf"|sequences|chapitres|etapes|thematiques?"
            rf"|themes? abordes|axes)(?: (?:de la journee|de cours))?{_KIND}{_OF}?"
            rf"(?:{_AND}(?:deroulement|deroule|sequencage|progression|organisation)(?: [^:\n|]{{3,25}})?)?"
            r"|(?:jour|journee|module|sequence|partie) 1(?: [^:\n|]{1,60})?"
            r"|(?:themes?|sujets?|points?|notions?) (?:traites?|abordes?|cles?|developpes?)"
            r"|(?:au )?sommaire|progression(?: pedagogique)?|contenus? [^:\n|?.]{3,25}"
            r"|ce que (?:nous|vous) (?:verrons|allons voir|aborderons|verrez|ferez|etudierons)[^:\n|?.]{0,40}"
            r"|(?:course |training )?(?:content|outline|agenda|topic)s?"
        ),
    ),
    (
        ("accessibility",),
        (
            r"(?:accessibilite|situations? de handicap|personnes? (?:en situation de handicap|handicapees?)|handicap"
            r"|(?:referente?|public|adaptations?|amenagements?) (?:en situation de )?(?:psh|handicap)|psh)"
            r"(?: [^:\n|]{1,60})?"
            r"|(?:prise en (?:compte|charge)|compensation|gestion|situation) d[ue] [^:\n|]{0,15}\bhandicap"
            r"|(?:conditions? d'accueil|modalites d'accueil|accueil|acces)\b[^:\n|]{0,60}(?:handicap|psh"
            r"|pmr)[^:\n|]{0,30}"
            r"|[^:\n|?.]{0,40}\bhandicap\b[^:\n|?.]{0,30}(?=\?)|accessibility|disabilit(?:y|ies)(?: access)?"
        ),
    ),
    (
        ("contact",),
        (
            r"(?:vos |votre |nos )?(?:contacts?|interlocut(?:eur|rice)s?|renseignements?|informations? et inscriptions?"
            r"|nous contacter|pour (?:tout|plus) (?:de |d')?(?:renseignement|information)s?|coordonnees)"
            r"(?: [^:\n|]{1,40})?"
        ),
    ),
    (
        (),
        (
            r"(?:qui (?:anime|forme|intervient|sont|est)[^:\n|?]{0,40}(?=\?)"
            r"|formateurs?|formatrices?|intervenants?|animat(?:eur|rice)s?|lieux?|dates?|effectifs?|horaires?|trainers?)"
        ),
    ),
)
"""In the order in which they are tried: of two that begin alike, the longer heading first."""

GOAL = r"(?:objectifs?|but) (?:de (?:la|cette) formation|du stage) (?:est|sont) (?:de |d')?(?P<value>[^\n|]{10,200})"

MENTIONS: dict[str, tuple[str, ...]] = {
    "prerequisites": (
        (
            r"\b(?:pour (?:suivre|acceder|participer)|il (?:faut|convient)|il est necessaire|avoir|etre)\b[^\n|.]{0,60}"
            r"\b(?:il faut|vous devez|titulaire|experience|diplome|niveau|maitris\w+)"
        ),
        r"\b(?:aucun|sans|pas de) (?:niveau |connaissances? )?(?:pre-? ?requis|prealable)",
    ),
    "audience": (r"\b(?:s'adresse|destinee?s?|ouverte?s?) (?:a|aux?) ",),
    "duration": (r"\b\d{1,4}(?:[.,]\d)? ?(?:heures?|h\b|hours?|jours?|journees?|days?)",),
    "methods": (
        (
            r"\bpedagogi(?:e|ques?)\b|\bexercices?\b|\bmises? en (?:situation|pratique)|\bcas pratiques?|\bjeux de role"
            r"|\bexposes?\b|\bworkshops?\b"
        ),
    ),
    "assessment": (r"\b(?:evalu\w+|qcm|quiz|examen|test final|controle continu|assess\w+)\b",),
    "access_delay": (
        (
            r"\b(?:inscri\w+|delais?|acces|admission|enrol\w+|regist\w+)\b[^\n|.]{0,80}"
            r"\b(?:jours?|semaines?|mois|heures|moment|l'annee|permanent\w*|weeks?|days?)\b"
        ),
    ),
    "price": (r"\d ?(?:€|euros?\b|eur\b)|€ ?\d", r"\b(?:sur devis|nous consulter|gratuit\w*|on (?:quote|request))\b"),
    "financing": (
        (
            r"\b(?:financ\w+|opco|cpf|france travail|pole emploi|fifpl|agefice|fafcea|plan de developpement"
            r"|autofinancement|prise en charge|funding)\b"
        ),
    ),
    "recognition": (
        (
            r"\b(?:attestation|certificat|certifi\w+|titre professionnel|rncp ?\d+|rs ?\d{3,}|non certifiante"
            r"|diplomante|open badge)\b"
        ),
    ),
    "accessibility": (r"\b(?:handicap\w*|psh|pmr|mobilite reduite|disab\w+|special needs?)\b",),
    "contact": (r"@[\w-]{1,40}\.[\w.-]{2,30}|\b0[1-9](?:[ .]?\d\d){4}|\+33 ?[1-9]",),
}
"""Where no heading announces an item, a sentence may say it all the same: the words that it cannot do without."""

UPDATED = (
    (
        r"(?:mis(?:e|es)? a jour|date de (?:mise a jour|creation|revision|version)|actualisee?|revisee?|updated)"
        r"(?: le| du| on)? ?:? ?"
    ),
    r"\bversion\b[^\n|]{0,20}? (?:du|au|en date du) ",
    r"\b(?:edition|revision|maj)\b(?: du| le)? ?:? ?",
    r"\bversion\b",
)
VERSION = (
    (
        r"\b(?:version|revision|indice|edition) ?(?:n° ?|: ?)?(?P<value>[a-z]?\d{1,3}(?:\.\d{1,3})*)\b(?![/.]\d"
        r"|(?: [a-z]{3,9})? \d{4})"
    ),
    r"\bv\.? ?(?P<value>\d{1,3}(?:\.\d{1,3})*)\b",
)
