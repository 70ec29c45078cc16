"""Tables as rows of plain cells: delimited text, XLSX, XLS, ODS; and telling their formats by content."""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from auditready.errors import LimitExceeded, UnreadableEvidence
from auditready.files import EvidenceFile, Limits
from auditready.files.biff import xls_extent
from auditready.files.table import column_letters, column_number, detect_delimiter

XLS = Path(__file__).parents[1] / "plugins" / "attendance" / "feuille.xls"
"""Written with xlwt: a title, dates merged over two columns each, a learner's row."""


def opened(path: Path, **limits: int) -> EvidenceFile:
    return EvidenceFile(path, path.name, limits=Limits(**limits))


def write(tmp_path: Path, data: bytes | str, name: str = "file") -> EvidenceFile:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return opened(path)


def rows(file: EvidenceFile) -> list[list[object]]:
    return [list(row) for row in file.sheets[0].rows]


# --- delimited text ---


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Nom;Prénom;Note\nDémo;Ada;7,5\nEssai;Bao;8,25\n", ";"),
        ("Nom,Prénom\nDémo,Ada\n", ","),
        ("Name\tJoin Time\tRole\nAda\t3/10/25, 8:00:48 AM\tOrganizer\nBao\t3/10/25, 8:01:00 AM\tAttendee\n", "\t"),
        ("sep=;\nNom;Note\nAda;1,5\n", ";"),
        ("sep=\t\nNom\tNote\nAda, B\t1,5\n", "\t"),
        ("Rapport du 2 mars 2026, édité à Lyon\n\nNom;Matin;Après-midi\nAda;P;A\nBao;P;P\n", ";"),
        ("a|b|c\n1|2|3\n", "|"),
        ('Titre\n"Démo, Ada";"a;b";3\n"Essai, Bao";"c";4\n', ";"),
        ('Prénom:Nom:"Test: un":A:B:C\nAda:Démo:7.5:::\nBao:Essai:"8:1, moins":::\n', ":"),
        ("Heure,Nom\n10:00:00 11:00:00 12:00,Ada\n10:00:00 11:00:00 12:01,Bao\n", ","),
    ],
)
def test_delimiter(text: str, delimiter: str) -> None:
    assert detect_delimiter(text.splitlines()) == delimiter


@pytest.mark.parametrize(
    "text",
    [
        "Ada: bonjour\nBao: salut\n",
        "10:00:01:02:03:04 Ada\nBao a rejoint\n",
        "00:00:01.000 --> 00:00:03.000\n00:00:04.000 --> 00:00:05.000\n",
    ],
)
def test_times_and_chats_are_no_table(tmp_path: Path, text: str) -> None:
    assert write(tmp_path, text).format == "text"


def test_a_table_between_colons(tmp_path: Path) -> None:
    file = write(tmp_path, "Prénom:Nom:Test:A:B:C\nAda:Démo:7.5:::\n" * 300)
    assert file.format == "delimited"
    assert rows(file)[1] == ["Ada", "Démo", "7.5", "", "", ""]


def test_ragged_rows_quotes_and_line_ends(tmp_path: Path) -> None:
    file = write(tmp_path, 'Nom,Note\r\n"Démo\nAda",1,,\rEssai,"a ""b"""\n\nZ\n')
    assert rows(file) == [["Nom", "Note"], ["Démo\nAda", "1", "", ""], ["Essai", 'a "b"'], [], ["Z"]]
    assert [line for line, _ in file.iter_rows()] == [1, 3, 4, 5, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path, "Prénom;Après-midi\nHélène;présent\nZoé;absent\n".encode(encoding))
    assert rows(file) == [["Prénom", "Après-midi"], ["Hélène", "présent"], ["Zoé", "absent"]]
    assert file.head_rows[0][1] == rows(file)


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "sep=;;;"])
def test_a_line_that_tells_the_delimiter_is_no_row(tmp_path: Path, first: str) -> None:
    file = write(tmp_path, f"{first}\nNom;Note\nAda;1,5\n")
    assert rows(file) == [[], ["Nom", "Note"], ["Ada", "1,5"]]
    assert [line for line, _ in file.iter_rows()] == [1, 2, 3]


WIDE = {"le": b"", "be": b"", "le with mark": b"\xff\xfe", "be with mark": b"\xfe\xff"}


@pytest.mark.parametrize("form", WIDE)
@pytest.mark.parametrize(
    ("text", "kind"),
    [('{"actor": "Zoé"}', "json"), ("<?xml version='1.0'?><a>Zoé</a>", "xml"), ("<!doctype html><p>Zoé", "html")],
)
def test_the_format_of_wide_characters_is_told_as_of_narrow_ones(tmp_path: Path, text: str, kind: str, form: str):
    file = write(tmp_path, WIDE[form] + text.encode(f"utf-16-{form[:2]}"))
    assert kind == file.format
    assert b"actor" in file.ascii_head or kind != "json"
    assert file.holds("Zoé")


def test_stray_nuls_do_not_make_a_sound_short_text_binary(tmp_path: Path) -> None:
    text = "Prénom;Après-midi\nHél\0ène;présent\nZoé;absent\n" + "Bob;présent\n" * 9
    assert write(tmp_path, text).format == "delimited"
    assert write(tmp_path, text.replace("Bob", "B\x01b").encode()).format == "binary"


def test_more_rows_than_the_limit_are_announced(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("a,b\n" * 10)
    file = opened(path, rows=5)
    with pytest.raises(LimitExceeded):
        _ = file.sheets


@pytest.mark.field
@pytest.mark.parametrize(
    ("name", "delimiter", "widths"),
    [
        ("teams/*IDL*", "\t", {7}),
        ("teams/*Klassenbuch*", "\t", {3}),
        ("zoom/*heroes*", ",", {7}),
        ("moodle/*TestingLog*", ",", {9}),
        ("moodle/*logs_anonymes*", ",", {6}),
        ("moodle/*notes_anonymes*", ",", {2}),
    ],
)
def test_real_exports(field: Path, name: str, delimiter: str, widths: set[int]) -> None:
    """Counted by splitting the lines of files without quoted delimiters by hand."""
    file = opened(next(field.glob(name)))
    found = {len(row) for _, row in file.iter_rows()}
    assert (file.delimiter, widths <= found) == (delimiter, True)


# --- spreadsheets ---


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Émargement"
    values = [
        date(2026, 3, 2),
        datetime(2026, 3, 2, 9, 2),
        time(9, 0),
        timedelta(hours=3),
        True,
        12345678901.0,
        1.5,
        "x",
    ]
    for column, value in enumerate(values, 2):
        sheet.cell(3, column, value)
    sheet["B3"].number_format = "dddd d mmmm yyyy"
    sheet.merge_cells("B5:C6")
    workbook.create_sheet("Cachée").sheet_state = "hidden"
    path = tmp_path / "classeur.xlsx"
    workbook.save(path)
    return path


def test_cells_keep_their_address_and_type(xlsx: Path) -> None:
    first, second = opened(xlsx).sheets
    assert [list(row) for row in first.rows[:2]] == [[None] * 9, [None] * 9]
    assert list(first.rows[2]) == [
        None, date(2026, 3, 2), datetime(2026, 3, 2, 9, 2), time(9), timedelta(hours=3), True, 12345678901, 1.5, "x",
    ]  # fmt: skip
    assert (first.name, first.merged, first.hidden, second.hidden) == ("Émargement", ((5, 2, 6, 3),), False, True)
    assert (first.cell(3, 9), first.cell(9, 9), first.cell(0, 0)) == ("x", None, None)
    assert (first.pictures, first.errors, first.uncalculated) == ((), {}, ())


def test_xls_has_dates_and_merged_cells() -> None:
    file = opened(XLS)
    (sheet,) = file.sheets
    assert (file.format, sheet.name, sheet.merged) == ("xls", "Émargement", ((3, 2, 3, 3), (3, 4, 3, 5)))
    assert list(sheet.rows[2]) == [None, date(2026, 3, 2), None, date(2026, 3, 3), None]
    assert (sheet.pictures, sheet.errors) == ((), {})
    assert xls_extent(XLS.read_bytes()) == (6, 5)


def test_ods_has_merged_cells_and_true_addresses(tmp_path: Path) -> None:
    file = write(tmp_path, ods())
    (sheet,) = file.sheets
    assert (file.format, sheet.name) == ("ods", "Feuille")
    assert [list(row) for row in sheet.rows] == [["Lundi", None, "x"], [None, None, None], [None, None, 4]]
    assert sheet.merged == ((1, 1, 1, 2),)
    assert sheet.errors == {(3, 2): "#DIV/0!"}
    assert sheet.uncalculated == ((3, 1),)


def ods(*, far: bool = False, first: str = "mimetype", kind: str = "spreadsheet") -> bytes:
    repeat = 'table:number-columns-repeated="16384"' if far else ""
    content = f"""<?xml version="1.0"?><office:document-content
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:calcext="urn:calcext"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
    <table:table table:name="Feuille"><table:table-column table:number-columns-repeated="3"/>
    <table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string">
      <text:p>Lundi</text:p></table:table-cell><table:covered-table-cell/>
      <table:table-cell office:value-type="string" {repeat}><text:p>x</text:p></table:table-cell></table:table-row>
    <table:table-row><table:table-cell table:number-columns-repeated="3"/></table:table-row>
    <table:table-row table:number-rows-repeated="{1_000_000 if far else 1}"><table:table-cell table:formula="of:=1+1"/>
      <table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">
      <text:p>#DIV/0!</text:p></table:table-cell>
      <table:table-cell office:value-type="float" office:value="4"><text:p>4</text:p></table:table-cell>
    </table:table-row>
    <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/>
    </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": re.sub(r">\s+<", "><", content),
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != first):
            archive.writestr(name, parts[name])
    return out.getvalue()


def test_ods_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded):
        _ = write(tmp_path, ods(far=True)).sheets


def test_more_cells_than_the_limit_are_announced(xlsx: Path) -> None:
    with pytest.raises(LimitExceeded):
        _ = opened(xlsx, cells=10).sheets


def test_password_protected_workbook_says_so(tmp_path: Path) -> None:
    data = bytearray(XLS.read_bytes())
    stream = "Workbook".encode("utf-16-le")
    at = data.index(stream)
    data[at : at + 64] = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\x00")
    file = write(tmp_path, bytes(data))
    assert file.format == "encrypted-office"
    with pytest.raises(UnreadableEvidence, match="password"):
        _ = file.sheets


def test_damaged_xls_ends_in_one_exception(tmp_path: Path) -> None:
    """A panic in the library, and sizes that would ask for hundreds of gigabytes, included."""
    data = XLS.read_bytes()
    chance = random.Random(11)
    for turn in range(150):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.choice([0, 255, chance.randrange(256)])
        try:
            _ = write(tmp_path, bytes(damaged), f"{turn}").sheets
        except (UnreadableEvidence, LimitExceeded):
            continue


def test_xls_that_ends_before_it_begins_is_damaged() -> None:
    data = bytearray(XLS.read_bytes())
    at = data.index(b"\x00\x02\x0e\x00")
    data[at + 4 : at + 8] = b"\x00\xff\x00\x00"
    with pytest.raises(UnreadableEvidence, match="damaged"):
        xls_extent(bytes(data))


# --- formats ---


@pytest.mark.parametrize(("kind", "expected"), [("spreadsheet", "ods"), ("text", "odt"), ("graphics", "zip")])
@pytest.mark.parametrize("first", ["mimetype", "content.xml"])
def test_opendocument_kinds_by_their_mimetype(tmp_path: Path, kind: str, expected: str, first: str) -> None:
    assert write(tmp_path, ods(kind=kind, first=first)).format == expected


@pytest.mark.parametrize(
    ("streams", "expected"),
    [
        (["Root Entry", "WordDocument"], "binary"),
        (["Root Entry", "Catalog"], "binary"),
        (["Root Entry", "Workbook"], "xls"),
        (["Root Entry", "Book"], "xls"),
        (["Root Entry", "EncryptedPackage"], "encrypted-office"),
        ([], "xls"),
    ],
)
def test_old_office_formats_by_their_streams(tmp_path: Path, streams: list[str], expected: str) -> None:
    directory = b"".join(stream.encode("utf-16-le").ljust(128, b"\x00") for stream in streams)
    assert write(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory).format == expected


def test_text_that_begins_like_a_zip_is_text(tmp_path: Path) -> None:
    assert write(tmp_path, "PK;Nom;Note\n1;Ada;3\n2;Bao;4\n").format == "delimited"


def test_extension_has_no_say(xlsx: Path, tmp_path: Path) -> None:
    shutil.copy(xlsx, tmp_path / "photo.jpg")
    assert opened(tmp_path / "photo.jpg").format == "xlsx"


def test_column_letters_there_and_back() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_number(column_letters(number)) == number for number in range(1, 2000))
