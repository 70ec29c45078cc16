"""Tell the provider's own folder from a session's by names, and read from a path which indicator it is filed under.

A name is a hint and no proof: what stands in a folder "Indicateur 12" proves indicator 12 when a reader says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Words
from ..reading.fold import fold
from ..reading.patterns import LazyPattern

_OWN_NAME = LazyPattern(
    r"(?:\d{1,3} ?[-_. ] ?)?(?:l'|le |la |notre |mon |dossier (?:de |du |d'|de l')?|documents? |preuves? |gestion )?"
    r"(?:organisme(?: de formation)?|of|organisation|provider|qualite|qualiopi|rnq|demarche qualite|systeme qualite"
    r"|quality|management de la qualite|referentiel(?: qualite| qualiopi)?|indicateurs?(?: qualiopi| qualite)?)"
    r"(?:[ -](?:qualite|qualiopi|rnq|v9|v10|(?:19|20)\d\d))*"
)
_INDICATOR_FOLDER = LazyPattern(
    r"(?:\d{1,2} ?[-_.] ?)?(?:criteres?|criterion|indicateurs?|indicators?|ind\.?|crit\.?) ?(?:n ?[o°]? ?)?\d{1,2}\b"
)
_OWN_TOPIC = LazyPattern(
    r"\b(?:veille|reclamations?|aleas?|amelioration(?: continue)?|plan d'actions?|risques?|procedures?|politiques?"
    r"|partenaires?|partenariats?|reseau|sous[- ]traitan\w*|gouvernance|information du public|site (?:web|internet)"
    r"|indicateurs? de resultats?|organigramme|ressources humaines|rh|qualite|qualiopi"
    r"|watch|complaints?|improvement|risks?|partners?|subcontract\w*)\b"
)
_NAMED = LazyPattern(
    r"(?:(?<![a-z])(?:indicateurs?|indicators?|ind\.?)[ ._-]?(?:n ?[o°]? ?)?|^i(?=\d))"
    r"(?P<numbers>\d{1,2}(?:(?: ?(?:-|,|\+|&|/| a | et |_) ?(?:ind\.? ?|i)?)\d{1,2})*)(?!\d)"
)
_CRITERION = LazyPattern(r"(?<![a-z])(?:criteres?|criterion|crit\.?|c) ?[-_.]? ?(?:n ?[o°]? ?)?\d\b")
_LEADING = LazyPattern(r"(?P<numbers>\d{1,2}(?: ?(?:-|,|\+|&|/|a|et) ?\d{1,2})*) ?[-_.)] ?(?=[^\W\d_])")
_RANGE = LazyPattern(r"(\d{1,2}) ?(a|-|,|\+|&|/|et|_)?")
_LAST = 33


def why_organisation(name: str, folders: Sequence[str]) -> Words | None:
    """Return why a folder with these subfolders is the provider's own; ``None`` where nothing says so."""
    numbered = [each for each in folders if _INDICATOR_FOLDER.match(_plain(each))]
    if numbered and len(numbered) * 2 >= len(folders):
        return Words(
            f"ses sous-dossiers sont des critères ou des indicateurs (« {numbered[0]} »…)",
            f'its subfolders are criteria or indicators ("{numbered[0]}"…)',
        )
    topics = [each for each in folders if _OWN_TOPIC.search(_plain(each))]
    if len(topics) >= 3 and len(topics) * 2 >= len(folders):
        return Words(
            f"ses sous-dossiers sont ceux d'un organisme (« {topics[0]} », « {topics[1]} »…)",
            f'its subfolders are those of a provider ("{topics[0]}", "{topics[1]}"…)',
        )
    if is_provider(name) and (topics or numbered or not folders):
        return Words(
            f"son nom, « {name} », est celui du dossier de l'organisme",
            f'its name, "{name}", is that of the provider\'s own folder',
        )
    return None


def is_provider(name: str) -> bool:
    """Whether a name is that of the provider's own folder."""
    return bool(_OWN_NAME.fullmatch(_plain(name)))


def is_about_provider(name: str) -> bool:
    """Whether a subfolder of this name is about the provider: a criterion, an indicator, one of its registers."""
    plain = _plain(name)
    return bool(_INDICATOR_FOLDER.match(plain) or _OWN_TOPIC.search(plain))


def filed_under(path: str) -> tuple[int, ...]:
    """Return the indicators that the names along ``path`` speak of, the nearest name first; none where none does.

    "Indicateur 12", "Ind. 23-24-25", "I4 à I6"; below a folder "Critère 6", a number in front of a name as well.
    """
    parts = [_plain(part) for part in path.split("/")]
    for index in range(len(parts) - 1, -1, -1):
        found = _NAMED.search(parts[index])
        if found is None and any(_CRITERION.search(above) for above in parts[:index]):
            found = _LEADING.match(parts[index])
        if found is not None and (numbers := tuple(_numbers(found["numbers"]))):
            return numbers
    return ()


def _numbers(written: str) -> Iterable[int]:
    """Give the indicators of a list; "4 à 6" is a range, "23-24" two of them."""
    found: list[int] = []
    spans = False
    for match in _RANGE.finditer(written.replace("i", "").replace("nd", "").replace(".", "")):
        number = int(match[1])
        if spans and found and found[-1] < number <= _LAST:
            found += range(found[-1] + 1, number)
        if 1 <= number <= _LAST:
            found.append(number)
        spans = match[2] == "a"
    return dict.fromkeys(found)


def _plain(name: str) -> str:
    return fold(name).replace("_", " ")
