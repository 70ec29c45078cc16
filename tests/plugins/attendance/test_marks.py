"""What one cell of an attendance sheet proves."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from auditready import Picture
from auditready_plugins.attendance.marks import MarkReader, read_legend, read_trainer_mark
from auditready_plugins.attendance.signers import Signer, signer_of

DAY = date(2026, 3, 2)
ADA = signer_of("DÉMO Ada")
PICTURE = Picture(row=1, column=1, digest="ab" * 32)


def reader(*, shared: frozenset[str] = frozenset(), initials: bool = False) -> MarkReader:
    return MarkReader("dmy", {}, shared, initials=initials)


def read(value: object, *, name: str = "DÉMO Ada", initials: bool = False) -> tuple[str, str]:
    mark = reader(initials=initials).read(value, signer_of(name), day=DAY, pictures=[])
    return mark.state, mark.signature.kind


@pytest.mark.parametrize(
    "value",
    [
        "présent",
        "Présente",
        "P",
        "p",
        "X",
        "x",
        "✓",
        "☑",
        "oui",
        "OK",
        "1",
        1,
        True,
        "présent(e)",
        "Présent à distance",
        "ret.",
        "Retard",
        "retard 10 min",
        "arrivé à 9h20",
        "R",
        "parti à 16h",
    ],
)
def test_marks_of_presence_are_no_signature(value: object) -> None:
    assert read(value) == ("present", "none")


@pytest.mark.parametrize(
    "value",
    [
        "absent",
        "ABS",
        "abs.",
        "A",
        "AJ",
        "A.J.",
        "excusé",
        "Absence justifiée",
        "absence non justifiée",
        "malade",
        "non",
        "arrêt maladie",
        "0",
        0,
        False,
        "Excused",
        "congé",
    ],
)
def test_absences(value: object) -> None:
    assert read(value) == ("absent", "none")


@pytest.mark.parametrize("value", [None, "", " ", "-", "–", "...", "____", "☐", "/"])
def test_empty_cells_are_unsigned(value: object) -> None:
    assert read(value) == ("unsigned", "none")


@pytest.mark.parametrize("value", ["A.D.", "a.d", "DA", "Ada Démo", "Démo", "A. Démo", "DEMO Ada", "Mme Démo"])
def test_own_initials_and_name_are_a_typed_signature(value: str) -> None:
    assert read(value) == ("signed", "handwritten-text")


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("Signé le 02/03/2026 à 09:02", datetime(2026, 3, 2, 9, 2)),
        ("Signé électroniquement le 02/03/2026 09:02:13", datetime(2026, 3, 2, 9, 2, 13)),
        ("02/03/2026 09:02", datetime(2026, 3, 2, 9, 2)),
        ("Signed on 2026-03-02 09:02:13", datetime(2026, 3, 2, 9, 2, 13)),
        ("le 2 mars 2026 à 9h02", datetime(2026, 3, 2, 9, 2)),
        ("09:02", datetime(2026, 3, 2, 9, 2)),
        ("Signé à 9h02", datetime(2026, 3, 2, 9, 2)),
        (datetime(2026, 3, 2, 9, 2), datetime(2026, 3, 2, 9, 2)),
        (time(9, 2), datetime(2026, 3, 2, 9, 2)),
        ("Signé le 02/03/2026", None),
        ("Signature électronique", None),
        (date(2026, 3, 2), None),
    ],
)
def test_electronic_signatures(value: object, at: datetime | None) -> None:
    mark = reader().read(value, ADA, day=DAY, pictures=[])
    assert (mark.state, mark.signature.kind, mark.signature.at) == ("signed", "electronic", at)


def test_stamp_with_a_zone_keeps_it() -> None:
    mark = reader().read("2026-03-02T08:02:13Z", ADA, day=DAY, pictures=[])
    assert mark.signature.at is not None
    assert mark.signature.at.isoformat() == "2026-03-02T08:02:13+00:00"


def test_bare_signed_is_only_a_mark() -> None:
    mark = reader().read("Signé", ADA, day=DAY, pictures=[])
    assert (mark.state, mark.remark) == ("present", "typed-signed")


def test_hours_are_a_mark_and_said() -> None:
    mark = reader().read(3.5, ADA, day=DAY, pictures=[])
    assert (mark.state, mark.text, mark.remark) == ("present", "3.5", "hours")


@pytest.mark.parametrize("value", ["voir feuille papier", "41", 41, "?", "Zoé"])
def test_what_is_not_understood_is_unsigned_and_said(value: object) -> None:
    mark = reader().read(value, ADA, day=DAY, pictures=[])
    assert (mark.state, mark.remark) == ("unsigned", "unknown-mark")


def test_aj_may_be_alice_jacquet() -> None:
    alice = signer_of("Alice Jacquet")
    alone = reader().read("AJ", alice, day=DAY, pictures=[])
    assert (alone.state, alone.remark) == ("unsigned", "ambiguous-mark")
    assert reader(initials=True).read("AJ", alice, day=DAY, pictures=[]).state == "signed"
    assert reader(shared=frozenset({"AJ"}), initials=True).read("AJ", alice, day=DAY, pictures=[]).state == "absent"


@pytest.mark.parametrize("name", ["Bruno Aït Saïd", "AÏT SAÏD Bruno"])
def test_abs_is_an_absence_of_whoever_has_these_letters_in_another_order(name: str) -> None:
    assert read("ABS", name=name, initials=True) == ("absent", "none")
    assert read("BA", name=name, initials=True) == ("signed", "handwritten-text")
    assert read("BAS", name=name, initials=True) == ("signed", "handwritten-text")


def test_ab_is_bruno_s_where_the_others_sign_with_initials_too() -> None:
    assert read("AB", name="AÏT SAÏD Bruno", initials=True) == ("signed", "handwritten-text")


def test_abs_stays_in_doubt_for_alice_ben_salah_alone() -> None:
    alice = signer_of("Alice Ben Salah")
    for initials in (False, True):
        mark = reader(initials=initials).read("ABS", alice, day=DAY, pictures=[])
        assert (mark.state, mark.remark) == ("unsigned", "ambiguous-mark")
    drawn = MarkReader("dmy", {}, frozenset(), initials=False, drawn=True)
    assert drawn.read("ABS", alice, day=DAY, pictures=[]).state == "absent"


def test_who_draws_a_signature_types_no_initials() -> None:
    alice = Signer(frozenset({"alice", "jacquet"}), frozenset({"aj", "ja"}), draws=True)
    assert reader(initials=True).read("AJ", alice, day=DAY, pictures=[]).state == "absent"


def test_who_signs_otherwise_elsewhere_leaves_a_code_in_doubt() -> None:
    alice = Signer(frozenset({"alice", "jacquet"}), frozenset({"aj", "ja"}), signs_otherwise=True)
    assert reader(initials=True).read("AJ", alice, day=DAY, pictures=[]).remark == "ambiguous-mark"


def test_somebody_else_s_initials_are_said() -> None:
    mark = reader().read("B.E.", ADA, day=DAY, pictures=[])
    assert (mark.state, mark.signature.kind, mark.remark) == ("signed", "handwritten-text", "other-initials")
    assert read("BE") == ("unsigned", "none")
    assert read("BE", initials=True) == ("signed", "handwritten-text")


def test_hyphenated_names_have_their_initials() -> None:
    assert read("JPM", name="Jean-Paul Martin") == ("signed", "handwritten-text")
    assert read("J.M.", name="Jean-Paul Martin") == ("signed", "handwritten-text")


def test_picture_is_a_signature() -> None:
    mark = reader().read(None, ADA, day=DAY, pictures=[PICTURE])
    assert (mark.state, mark.signature.kind, mark.signature.digest) == ("signed", "image", "ab" * 32)


def test_picture_in_a_cell_that_says_absent_is_a_contradiction() -> None:
    mark = reader().read("abs", ADA, day=DAY, pictures=[PICTURE])
    assert (mark.state, mark.signature.kind, mark.remark) == ("absent", "image", "contradiction")


def test_legend() -> None:
    assert read_legend(["Légende : P = présent, A = absent ; R=retard", "EX : excusé"]) == {
        "p": "present", "a": "absent", "r": "present", "ex": "absent",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("A. Petit", "handwritten-text"),
        ("AP", "handwritten-text"),
        ("", "none"),
        (None, "none"),
        ("X", "none"),
        ("02/03/2026 09:01", "electronic"),
        (datetime(2026, 3, 2, 9, 1), "electronic"),
    ],
)
def test_trainer_s_cell(value: object, kind: str) -> None:
    assert read_trainer_mark(value, "dmy", DAY, []).kind == kind
