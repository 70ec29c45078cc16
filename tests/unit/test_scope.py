"""What the provider declares, and what one dossier and its funder change of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from auditready.config import DossierConfig, FunderTolerances, load_config, scope_of
from auditready.errors import ConfigurationError
from auditready.model import Scope, Tolerances

SETTINGS = """
[provider]
name = "Ateliers du Lirou"
categories = ["AF", "CFA"]
certifying = true

[tolerances]
certified_minutes = 5

[funders."OPCO Atlas"]
live_minutes = 20

[calendar]
holidays = "alsace-moselle"
closed = [2026-05-15]
"""


def write(folder: Path, text: str) -> Path:
    (folder / "auditready.toml").write_text(text, encoding="utf-8")
    return folder


def test_settings_become_the_scope(tmp_path: Path) -> None:
    scope = load_config(write(tmp_path, SETTINGS)).scope
    assert scope == Scope(
        provider="Ateliers du Lirou",
        categories=("AF", "CFA"),
        certifying=True,
        tolerances=Tolerances(certified_minutes=5),
        holidays="alsace-moselle",
        closed=(date(2026, 5, 15),),
    )


def test_without_settings_the_scope_is_the_default(tmp_path: Path) -> None:
    assert load_config(tmp_path).scope == Scope()


def test_a_dossier_takes_the_tolerances_of_its_funder() -> None:
    scope = Scope(tolerances=Tolerances(certified_minutes=5))
    funders = {"OPCO Atlas": FunderTolerances(live_minutes=20)}
    found = scope_of(DossierConfig(funder="OPCO Atlas"), scope, funders)
    assert found == Scope(funder="OPCO Atlas", tolerances=Tolerances(certified_minutes=5, live_minutes=20))


def test_another_funder_changes_nothing_but_its_name() -> None:
    found = scope_of(DossierConfig(funder="FAF"), Scope(), {"OPCO Atlas": FunderTolerances(live_minutes=20)})
    assert found == Scope(funder="FAF")


def test_a_dossier_declares_what_differs_from_the_provider() -> None:
    config = DossierConfig(certifying=False, subcontracted=True, alternance=True)
    found = scope_of(config, Scope(certifying=True), {})
    assert found == Scope(uses_subcontractors=True, alternance=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[provider]\nnom = 'x'", "clé inconnue « provider.nom »"),
        ("[provider]\ncategories = []", "« provider.categories » : au moins une catégorie d'actions"),
        ("[provider]\ncategories = ['XX']", "« provider.categories[0] » : valeur impossible 'XX'"),
        ("[tolerances]\nlive = 3", "clé inconnue « tolerances.live »"),
        ("[tolerances]\npresence_share = 3", "« tolerances.presence_share » : 3.0 n'est pas entre 0 et 1"),
        ("[tolerances]\nlive_minutes = -1", "« tolerances.live_minutes » : -1 n'est pas entre 0 et 10000"),
        ("[tolerances]\nconnected_low = nan", "« tolerances.connected_low » : nan n'est pas entre 0 et 10000"),
        ("[funders.FAF]\nlive_minutes = -1", "« funders.FAF.live_minutes » : -1 n'est pas entre 0 et 10000"),
        ("[calendar]\nholidays = 'germany'", "« calendar.holidays » : valeur impossible 'germany'"),
        ("[calendar]\nclosed = [2226-01-01]", "« calendar.closed[0] » : 2226-01-01 n'est pas entre 1990 et 2100"),
    ],
)
def test_a_wrong_setting_is_an_error_that_names_the_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_config(write(tmp_path, text))
    assert said in caught.value.words.fr
    assert "auditready.toml" in caught.value.words.fr
