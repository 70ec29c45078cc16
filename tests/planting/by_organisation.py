"""ORG: what the provider's own folder lacks, one code an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import NamedTuple

from tests.factory import Dossier

from .plants import plants
from .sessions import ORGANISATION
from .trial import Planted


class Lack(NamedTuple):
    """How one indicator's proof goes missing."""

    gone: str = ""
    """The piece that is not there."""
    changed: str = ""
    """The piece that is not as it should be, with the writer's options."""
    options: Mapping[str, object] = {}
    consequences: Iterable[str] = ()


LACKS: Mapping[int, Lack] = {
    1: Lack(changed="page", options={"omit": {"price", "financing"}}),
    2: Lack(changed="results", options={"omit": {"method"}}),
    3: Lack(changed="page", options={"omit": {"pass_rate", "outlets"}}),
    4: Lack(gone="procedure/needs"),
    5: Lack("procedure/design", "page", {"omit": {"objectives"}}, ("ORG201", "ORG206")),
    6: Lack(gone="procedure/design"),
    7: Lack(gone="authorisation"),
    8: Lack(gone="procedure/positioning"),
    9: Lack(gone="rules"),
    10: Lack(gone="procedure/adaptation"),
    11: Lack(gone="procedure/assessment"),
    12: Lack(gone="procedure/engagement"),
    13: Lack(gone="procedure/alternance"),
    14: Lack(gone="procedure/support"),
    15: Lack("procedure/violence", "booklet", {"omit": {"violence"}}, ("ORG212", "ORG214")),
    16: Lack(gone="procedure/exam"),
    17: Lack(gone="means"),
    18: Lack(gone="minutes"),
    19: Lack(gone="procedure/remote"),
    20: Lack(gone="council"),
    21: Lack(gone="cv"),
    22: Lack(changed="staff_training", options={"status": "Prévue"}),
    23: Lack(changed="watch", options={"unused": {"law"}}),
    24: Lack(changed="watch", options={"unused": {"jobs"}}),
    25: Lack(changed="watch", options={"unused": {"teaching"}}),
    26: Lack(changed="partners", options={"omit": {"disability"}}),
    27: Lack(changed="subcontract", options={"omit": {"quality"}}),
    28: Lack(changed="partners", options={"omit": {"company"}}),
    29: Lack("procedure/integration", "partners", {"omit": {"employment"}}),
    30: Lack(changed="synthesis", options={"asked": ("stagiaires", "entreprises", "financeurs")}),
    31: Lack(changed="complaints", options={"unanswered": True}),
    32: Lack(changed="improvement", options={"omit": {"risks"}}),
    33: Lack(changed="teaching", options={"omit": {"shared"}}),
}


def _plant(number: int, lack: Lack) -> None:
    code = f"ORG2{number:02}"

    @plants(code, ORGANISATION)
    def lacking(dossier: Dossier, chance: Random) -> Planted:
        if lack.gone:
            dossier.drop(lack.gone)
        if lack.changed:
            dossier.change(lack.changed, **lack.options)
        return Planted(code, consequences=frozenset((each, None) for each in lack.consequences))


for indicator, how in LACKS.items():
    _plant(indicator, how)
