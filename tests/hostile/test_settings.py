"""Wrong settings: exit 2, the file and the key, in both languages, and never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditready.config import load_config, load_dossier_config
from auditready.errors import ConfigurationError

SLOT = "[[slots]]\ndate = 2026-03-02\nstart = 09:00:00\n"
DOSSIER = {
    "title = 1": "« title » : il faut un texte, et non un nombre entier",
    "titel = 'x'": "clé inconnue « titel ». Clés possibles : title",
    "title = ": "ligne 1 : ce n'est pas du TOML",
    "\n\ntitle = x": "ligne 3 : ce n'est pas du TOML",
    "start = 2026-03-02T10:00:00": "« start » : il faut une date AAAA-MM-JJ",
    "start = 'x'": "« start » : il faut une date AAAA-MM-JJ",
    SLOT + "end = '12:00'": "« slots[0].end » : il faut une heure HH:MM:SS",
    "start = 2026-03-02\nend = 2026-03-01": "« end » : la fin est avant le début",
    "start = 9999-12-31": "« start » : 9999-12-31 n'est pas entre 1990 et 2100",
    "timezone = 'Europe'": "« timezone » : fuseau inconnu",
    "timezone = '../../etc/passwd'": "« timezone » : fuseau inconnu",
    f"timezone = '{'x' * 5_000}'": "« timezone » : fuseau inconnu",
    "timezone = 'a\\u0000'": "« timezone » : fuseau inconnu",
    "encoding = 'x'": "« encoding » : page de code inconnue",
    "encoding = 'base64'": "« encoding » : page de code inconnue",
    "encoding = 'undefined'": "« encoding » : page de code inconnue",
    "encoding = 'idna'": "« encoding » : page de code inconnue",
    "encoding = 'unicode_escape'": "« encoding » : page de code inconnue",
    "encoding = 'utf-7'": "« encoding » : page de code inconnue",
    "planned_hours = inf": "« planned_hours » : inf n'est pas entre 0 et 10000",
    "planned_hours = nan": "« planned_hours » : nan n'est pas entre 0 et 10000",
    "planned_minutes = -1": "« planned_minutes » : -1 n'est pas entre",
    "planned_minutes = 99999999999999999999": "« planned_minutes »",
    "planned_hours = 1\nplanned_minutes = 60": "« planned_minutes » : déjà dit par « planned_hours »",
    "modality = 'x'": "« modality » : valeur impossible 'x'",
    "recorded = 'yes'": "« recorded » : il faut true ou false",
    "ignore = '*'": "« ignore » : il faut une liste",
    "[[learners]]": "il manque la clé « learners[0].name »",
    "[[learners]]\nname = ' '": "« learners[0].name » : le nom est vide",
    "[[learners]]\nname = 1": "« learners[0].name » : il faut un texte",
    "[[learners]]\nname = 'A'\nmail = 'x'": "clé inconnue « learners[0].mail »",
    f"{SLOT}end = 08:00:00": "« slots[0].end » : la fin est avant le début",
    f"{SLOT}end = 10:00:00\nmode = 'online'": "« slots[0].mode » : valeur impossible",
    "a = " + "[" * 100_000: "trop de crochets imbriqués",
    "a." * 50_000 + "b = 1": "ligne 1 : trop de points",
    f"title = '{'x' * 300_000}'": "plus de 262144 octets",
}
CONFIG = {
    "jobs = -1": "« jobs » : -1 n'est pas entre 1 et 64",
    "jobs = 100000": "« jobs »",
    "fail_on = 'x'": "« fail_on » : valeur impossible 'x'",
    "language = 'de'": "« language » : valeur impossible 'de'",
    "audit_date = 'x'": "« audit_date » : il faut une date AAAA-MM-JJ",
    "audit_date = 0001-01-01": "« audit_date » : 0001-01-01 n'est pas entre 1990 et 2100",
    "timezone = 'Mars'": "« timezone » : fuseau inconnu",
    "encoding = 'undefined'": "« encoding » : page de code inconnue",
    "plugins = ['x']": "clé inconnue « plugins »",
}


@pytest.mark.parametrize("text", DOSSIER, ids=lambda text: text[:40])
def test_wrong_dossier(text: str, tmp_path: Path) -> None:
    path = tmp_path / "dossier.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_dossier_config(tmp_path)
    assert caught.value.words.fr.startswith(f"{path} : ")
    assert DOSSIER[text] in caught.value.words.fr
    assert caught.value.words.en.startswith(f"{path}: ")
    assert "«" not in caught.value.words.en


@pytest.mark.parametrize("text", CONFIG)
def test_wrong_config(text: str, tmp_path: Path) -> None:
    (tmp_path / "auditready.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_config(tmp_path)
    assert CONFIG[text] in caught.value.words.fr


def test_bytes_that_are_no_utf8_are_found_by_their_line(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_bytes("# a\ntitle = 'é'\n".encode("cp1252"))
    with pytest.raises(ConfigurationError, match="line 2: not UTF-8"):
        load_dossier_config(tmp_path)


def test_a_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text('title = "Excel"\n', encoding="utf-8-sig")
    assert load_dossier_config(tmp_path).title == "Excel"


def test_a_folder_is_no_settings(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").mkdir()
    with pytest.raises(ConfigurationError, match="no regular file"):
        load_dossier_config(tmp_path)
