"""What is known of words in names: titles, particles, devices, other writings and short forms of first names.

Tables, and how a word sounds. Whatever is found alike here is asked about and never merged.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .patterns import LazyPattern

TITLES = frozenset({"mme", "mlle", "mrs", "miss", "monsieur", "madame", "mademoiselle", "maitre", "docteur"})
FRONT_TITLES = frozenset({"m", "mm", "mr", "ms", "dr", "pr", "prof", "me"})
"""Titles where they begin a name; elsewhere they are initials or names."""
LINKS = frozenset({"de", "d", "y", "e"})
"""Join the parts of a name and often fall away: "Jean (de) La Fontaine", "Ortega (y) Gasset"."""
PARTICLES = frozenset(
    {"du", "des", "le", "la", "les", "l", "von", "van", "der", "den", "ter", "ten", "zu", "da", "do", "dos", "das",
     "di", "del", "della", "dello", "el", "al", "ul", "ibn", "bin", "bint", "ben", "bou", "abu", "ould", "mc", "mac"}
)  # fmt: skip
"""Belong to the word after them: "Mehdi El Amrani" is not "El Mehdi Amrani"."""
SURE_PARTICLES = frozenset(
    {"du", "des", "les", "von", "der", "den", "zu", "da", "dos", "das", "del", "della", "dello", "el", "ul", "ibn",
     "bint", "ould"}
)  # fmt: skip
"""Particles that are nobody's first name: "Ben Martin", "Al Durand" and "Lê Lan" are full names."""
DEVICES = frozenset(
    {"ipad", "iphone", "samsung", "galaxy", "android", "huawei", "xiaomi", "redmi", "pixel", "macbook", "laptop",
     "desktop", "pc", "poste", "tablette", "tablet", "salle", "room", "user", "utilisateur", "guest", "invite",
     "participant", "stagiaire", "telephone", "phone", "ordinateur", "smartphone", "oppo", "oneplus", "portable"}
)  # fmt: skip
TOOL_WORDS = frozenset(
    {"guest", "invite", "invitee", "externe", "external", "unverified", "verifie", "non", "host", "hote",
     "organisateur", "organizer", "animateur", "elle", "lui", "il", "she", "her", "he", "him", "they", "them", "iel",
     "moi", "me", "you", "ext", "visio", "distanciel", "a", "distance", "co", "teams", "zoom", "presentateur",
     "presenter"}
)  # fmt: skip
"""What tools and their users write behind a name: says nothing of who it is."""
MAILBOXES = frozenset(
    {"contact", "info", "infos", "formation", "formations", "accueil", "rh", "drh", "direction", "secretariat", "admin",
     "administration", "compta", "comptabilite", "bureau", "office", "hello", "bonjour", "support", "stagiaire",
     "stagiaires", "training", "service", "services", "equipe", "team", "salle", "poste", "reception", "recrutement",
     "commercial", "gestion", "noreply", "no", "reply", "mairie", "ecole", "famille", "family", "agence", "atelier",
     "boutique", "magasin", "cabinet", "centre", "association", "asso", "courrier", "general", "pedagogie", "visio"}
)  # fmt: skip
"""Addresses of a place or a service: no proof that two of its users are one person."""
ADDRESS_EXTRAS = frozenset({"ext", "externe", "external", "pro", "perso", "mail", "prestataire", "partner", "guest"})
PAIRED_INITIALS = frozenset({"jy", "py", "my", "ya", "ae"})
"""First names that two letters stand for, beside those that have no vowel: "JP Martin", "PY Roche"."""
_NO_INITIALS = frozenset({"ng", "mc", "st", "jr", "sr", "dr", "mr", "ms", "pr"})

SECOND_HALVES = frozenset({"eddine", "eddin", "edine", "eldine", "eldin", "uddin", "addin", "allah"})
"""End a first name that is written in one word or in two: "Nour Eddine"."""

_WRITINGS = (
    "mohamed mohammed muhammad mohammad mohamad muhamed muhammed mouhamed mohamet mahomed mhamed mouhamadou mohd",
    "ahmed ahmad ahmet hamed hmed",
    "mahmoud mahmud mahmood",
    "mehdi mahdi mehedi",
    "mustapha mustafa moustapha moustafa",
    "youssef yousef yusuf yusef youssouf yussuf youcef yosef yousouf",
    "yassine yacine yasin yassin yacin yasine",
    "abdelkader abdulkadir abdulqadir abdelkadir abdoulkader abdulkader abdelqader",
    "abdelaziz abdulaziz abdoulaziz",
    "abdellah abdallah abdullah abdoulaye abdulla abdoullah",
    "abderrahmane abderrahman abdurrahman abdulrahman abdelrahman abderahmane abderahim",
    "abderrahim abdurrahim abdulrahim abderahim",
    "abdelkarim abdelkrim abdulkarim abdoulkarim",
    "abdelmajid abdulmajid abdelmadjid",
    "abdelhamid abdulhamid",
    "khadija khadidja kadija khadijah hadija khadeeja kadidja khadeja",
    "fatima fatma fatimah fatimata fatemeh",
    "aicha aisha aichatou aissatou ayesha aissata",
    "djamel jamel jamal djamal gamal",
    "djamila jamila gamila",
    "said saeed sayed saiid",
    "hussein houssein hossein husein hussain houcine hocine hossain",
    "hassan hasan hacene hassen hacen",
    "hossam houssem hussam houssam",
    "ibrahim brahim ibrahima ebrahim",
    "ismail ismael ismaila smail",
    "omar oumar umar omer",
    "othmane othman ousmane usman osman uthman othmen",
    "rachid rashid rachide rasheed",
    "rachida rashida",
    "cherif sharif charif sheriff",
    "cheikh sheikh cheick cheik sheik",
    "zineb zeineb zaynab zainab zeynep zeinab",
    "zohra zahra zohrah",
    "nour noor nur",
    "noura nora noora",
    "karim kareem krim",
    "amine amin ameen",
    "amina aminah aminata",
    "soufiane sofiane sufian soufian sofian soufyane sofyan",
    "salah saleh salih",
    "slimane souleymane suleiman sulaiman soleyman soulaimane slimen suleyman",
    "tarek tariq tarik tareq",
    "khaled khalid kaled",
    "walid oualid waleed",
    "wassim ouassim wasim",
    "hicham hisham hichem",
    "anis anees anys",
    "aboubakar boubacar aboubacar abubakar boubakar aboubakr abubakr boubaker",
    "mamadou mamoudou amadou",
    "moussa musa mousa",
    "issa eissa aissa",
    "yahya yahia yehia",
    "ali aly",
    "houda huda hoda",
    "chaima shaima chaimaa chaymae shayma",
    "meriem maryam mariam myriam miriam meryem mariem",
    "latifa lateefa",
    "nadjat najat nagat",
    "nadjib najib nejib naguib",
    "nadjia najia",
    "rim reem",
    "ayoub ayyoub ayub job",
    "hadj haj hajj elhadj",
    "el al ul",
    "ben bin ibn",
    "da de do di",
    "dos das des",
    "ould oulad wuld",
    "traore traoure",
    "joaquim joaquin",
    "katarzyna catherine katharina katherine",
)
"""Writings of one name in another alphabet's spelling, or in a neighbour's."""

_SHORT_FORMS = {
    "alex": "alexandre alexandra alexis alexia alexander",
    "sacha": "alexandre alexandra",
    "sandra": "alexandra",
    "sandy": "sandrine alexandra",
    "fred": "frederic frederique alfred",
    "manu": "emmanuel emmanuelle manuel manuela",
    "manue": "emmanuelle manuela",
    "babeth": "elisabeth",
    "betty": "elisabeth bettina",
    "lisa": "elisabeth elise",
    "cathy": "catherine",
    "kathy": "catherine katarzyna",
    "kate": "catherine katherine",
    "chris": "christophe christian christine christelle christiane christel",
    "kiki": "christine christian",
    "titi": "thierry",
    "tom": "thomas tomas tomasz",
    "tomek": "tomasz",
    "tony": "anthony antoine antonio",
    "toni": "antonio antonia",
    "toine": "antoine",
    "bob": "robert",
    "bill": "william",
    "will": "william guillaume wilfried",
    "guigui": "guillaume",
    "mike": "michael michel mickael",
    "mick": "mickael michel",
    "mickael": "michael",
    "nico": "nicolas",
    "sam": "samuel samantha samira samir",
    "steph": "stephane stephanie",
    "seb": "sebastien",
    "ben": "benjamin benoit",
    "benji": "benjamin",
    "max": "maxime maximilien maxence maximilian",
    "math": "mathieu mathilde matthieu",
    "mat": "mathieu matthieu mathilde",
    "nath": "nathalie nathan nathanael",
    "isa": "isabelle",
    "vero": "veronique",
    "val": "valerie valentin valentine",
    "sylvie": "sylviane",
    "domi": "dominique",
    "do": "dominique",
    "phil": "philippe",
    "philou": "philippe",
    "pat": "patrick patricia patrice",
    "pascalou": "pascal",
    "gigi": "ghislaine ginette",
    "josy": "josiane",
    "jojo": "joel georges joseph josiane",
    "jo": "joel joseph josephine georges",
    "mimi": "michele mireille",
    "mich": "michel michele",
    "dany": "daniel daniele",
    "dan": "daniel daniele",
    "gaby": "gabriel gabrielle",
    "gab": "gabriel gabrielle",
    "raph": "raphael raphaelle",
    "rafa": "rafael raphael",
    "ludo": "ludovic",
    "greg": "gregory gregoire",
    "geoff": "geoffrey geoffroy",
    "jerem": "jeremy jeremie",
    "nanou": "anne nathalie",
    "annie": "anne",
    "flo": "florence florian florent florine",
    "lolo": "laurent laurence",
    "lau": "laurent laurence laura",
    "caro": "caroline carole carolina",
    "clem": "clement clemence clementine",
    "charlie": "charles charlotte charlene",
    "charly": "charles charlotte",
    "lili": "elise liliane",
    "elo": "elodie",
    "aurel": "aurelien aurelie",
    "vincy": "vincent",
    "vince": "vincent",
    "fab": "fabrice fabien fabienne",
    "fabou": "fabrice",
    "bea": "beatrice beatriz",
    "lulu": "lucien lucie",
    "lucho": "luis",
    "maud": "mathilde",
    "magali": "margaux",
    "mag": "magali magalie margaux",
    "marge": "marguerite",
    "meg": "margaret",
    "tina": "christina martine valentina",
    "tine": "martine christine",
    "momo": "mohamed maurice",
    "moha": "mohamed",
    "mo": "mohamed",
    "med": "mohamed",
    "abdel": "abdelkader abdelaziz abdellah abdelkarim abdelhamid abdelmajid",
    "abdou": "abdellah abderrahmane abdelkader",
    "kader": "abdelkader",
    "krimo": "karim abdelkarim",
    "rahim": "abderrahim",
    "rahman": "abderrahmane",
    "aziz": "abdelaziz",
    "hamid": "abdelhamid",
    "fatou": "fatoumata fatima",
    "fati": "fatima fatiha fatoumata",
    "fatoumata": "fatima",
    "khadi": "khadija",
    "hadi": "abdelhadi",
    "ze": "jose",
    "pepe": "jose",
    "paco": "francisco",
    "chico": "francisco",
    "fran": "francisco francisca francoise",
    "pancho": "francisco",
    "kiko": "francisco",
    "lola": "dolores",
    "nacho": "ignacio",
    "pili": "pilar",
    "quim": "joaquim",
    "xico": "francisco",
    "nelo": "manuel",
    "tonio": "antonio",
    "luisinho": "luis",
    "kasia": "katarzyna",
    "gosia": "malgorzata",
    "ola": "aleksandra",
    "asia": "joanna",
    "aga": "agnieszka",
    "basia": "barbara",
    "ania": "anna",
    "ewka": "ewa",
    "magda": "magdalena",
    "kuba": "jakub",
    "janek": "jan",
    "jasiek": "jan",
    "wojtek": "wojciech",
    "krzysiek": "krzysztof",
    "piotrek": "piotr",
    "staszek": "stanislaw",
    "zosia": "zofia",
    "hans": "johannes johann",
    "uli": "ulrich ulrike",
    "sepp": "josef",
    "heinz": "heinrich",
    "kathi": "katharina",
    "resi": "theresia",
    "memo": "mehmet",
}
COMPLETE = frozenset(
    {"jean", "paul", "louis", "marie", "mari", "maria", "anne", "anna", "luc", "marc", "eric", "simon", "martin",
     "denis", "daniel", "michel", "emmanuel", "gabriel", "andre", "rene", "joel", "pascal", "marcel", "noel",
     "christian", "julien", "julie", "fabien", "adrien", "lucien", "lucie", "yvon", "emma", "nina", "elisa", "elise",
     "alice", "ali", "amin", "said", "karim", "samir", "nadir", "farid", "rachid", "jamil", "khalid", "jan", "ana",
     "eva", "ines", "mila", "carol", "carole", "antonin", "jules", "leon", "leo", "lea", "theo", "jose", "joao",
     "luis", "mario", "bernard", "thomas", "robert", "richard", "henri", "gerard", "francois", "laurent", "clement",
     "petit", "roger", "hamid", "hakim", "nour", "sara", "laura", "clara", "dominique", "claude", "pierre", "olivier",
     "mathilde", "ren", "yan", "yann", "han", "mar", "lou", "ada", "ida", "ira", "ann", "line", "rosa", "rose",
     "mehmet", "ahmet"}
)  # fmt: skip
"""Whole names that also begin longer ones: "Jean" is no short form of "Jeanne"."""

_SOUNDS = (
    ("tch", "ch"), ("sch", "ch"), ("sh", "ch"), ("ch", "x"), ("ph", "f"), ("dj", "j"), ("kh", "k"), ("gh", "g"),
    ("th", "t"), ("dh", "d"), ("qu", "k"), ("ck", "k"), ("q", "k"), ("eau", "o"), ("au", "o"), ("ou", "u"), ("oe", "o"),
    ("ue", "u"), ("ae", "a"), ("y", "i"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("h", ""), ("z", "s"), ("w", "v"),
)  # fmt: skip
_DOUBLED = LazyPattern(r"(.)\1+")


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """Return roughly how a word sounds: equal for "Gauthier" and "Gautier", "Mansouri" and "Mansoury"."""
    heard = word
    for letters, said in _SOUNDS:
        heard = heard.replace(letters, said)
    return _DOUBLED.sub(r"\1", heard) or word


@lru_cache(maxsize=16_384)
def canonical(word: str) -> str:
    """Return the one word that stands for all writings of a name: "mohamed" for "Muhammad"."""
    return _writings().get(word) or sound(word)


def is_paired(word: str) -> bool:
    """Whether a word is two initials, as in "JP Martin"."""
    if len(word) != 2:
        return False
    return word in PAIRED_INITIALS or not (set(word) & set("aeiouy?") or word in _NO_INITIALS)


def is_known(word: str) -> bool:
    """Whether a word is one of the names whose other writings are known."""
    return word in _writings()


@lru_cache(maxsize=16_384)
def short_for(word: str) -> frozenset[str]:
    """Return the names that a word may stand for, in canonical form: those of Alexandre and Alexandra for "Alex"."""
    return frozenset(canonical(name) for name in _SHORT_FORMS.get(word, "").split())


@cache
def _writings() -> dict[str, str]:
    return {word: sound(words.split()[0]) for words in _WRITINGS for word in words.split()}
