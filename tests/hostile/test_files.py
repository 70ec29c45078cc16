"""Hostile files: each costs itself only, whatever it asks for. All of a sort lie in one folder, read by one command."""

from __future__ import annotations

import gzip
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile import files
from tests.hostile.conftest import SOUND, Hostile
from tests.hostile.files import NEAR

Check = Callable[..., Hostile]

FAR = NEAR + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_CELLS = {
    "plain": '<row r="3"><c r="XFD1048576"><v>1</v></c></row>',
    "spaces": '<row r = "3"><c r = "XFD1048576"><v>1</v></c></row>',
    "lines": '<row\nr="3"><c\tt="n"\nr\n=\n"XFD1048576"\n><v>1</v></c\n></row>',
    "quotes": "<row r='3'><c r='XFD1048576'><v>1</v></c></row>",
    "bracket": '<row r="3"><c s=">" r="XFD1048576"><v>1</v></c></row>',
    "closed": '<row r="3"><c r="XFD1048576" s="/>"><v>1</v></c></row>',
    "reference": '<row r="3"><c r="&#88;FD1048576"><v>1</v></c></row>',
    "small": '<row r="3"><c r="xfd1048576"><v>1</v></c></row>',
    "zeros": '<row r="3"><c r="XFD0001048576"><v>1</v></c></row>',
    "beyond": '<row r="3"><c r="AAAAAXFD1048576"><v>1</v></c></row>',
    "unplaced": '<row r="1048576"><c><v>1</v></c></row><row r="1"><c r="XFD1"><v>2</v></c></row>',
    "uncounted": '<row r="99999999999999999999"><c><v>1</v></c></row>',
}
ODS_CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'


def write(folder: Path, contents: dict[str, bytes]) -> set[str]:
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return {f"Session/{name}" for name in contents}


def test_bytes_that_are_nothing(check: Check, folder: Path) -> None:
    sound = SOUND.encode()
    empty = {"empty.csv": b"", "mark8.csv": b"\xef\xbb\xbf", "mark16.csv": b"\xff\xfe", "nul.csv": bytes(5_000)}
    strange = {
        "one.csv": b"a", "odd16.csv": b"\xff\xfea", "noise.bin": random.Random(1).randbytes(100_000),
        "columns.csv": b"x," * 1_000_000,
    }  # fmt: skip
    names = {
        "surrogate8.csv": sound.replace(b"Ada", b"Ad\xed\xa0\x80"),
        "surrogate16.csv": b"\xff\xfe" + sound.decode().replace("Ada", "Ad\ud800").encode("utf-16-le", "surrogatepass"),
        "mixed.csv": sound.replace(b"Ada", "é".encode() + "é".encode("cp1252") + b"\x81"),
        "delimiter.csv": b'sep="\n' + sound,
        "packed.gz": gzip.compress(sound, mtime=0),
    }
    for contents in (empty, strange, names):
        write(folder, contents)
    statuses = check(folder.parent).statuses
    assert {statuses[f"Session/{name}"] for name in empty} == {"unreadable"}
    assert {statuses[f"Session/{name}"] for name in strange} == {"unrecognised"}
    assert {statuses[f"Session/{name}"] for name in names} == {"read"}


def test_json_that_no_program_writes(check: Check, folder: Path) -> None:
    contents = {
        "open.json": b"[" * 100_000,
        "deep.json": b"[" * 100_000 + b"]" * 100_000,
        "keys.json": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "huge.json": b'[{"id":' + b"9" * 5_000 + b"}]",
        "surrogate.json": b'{"attendanceRecords": "\\ud800"}',
    }
    names = write(folder, contents)
    write(folder, {"twice.json": b'{"a": 1, "a": 2}', "nan.json": b"[NaN, Infinity]"})
    statuses = check(folder.parent).statuses
    assert {name for name, status in statuses.items() if status == "unreadable"} == names
    assert statuses["Session/twice.json"] == statuses["Session/nan.json"] == "unrecognised"


def test_lines_without_end(check: Check, folder: Path) -> None:
    header, row = SOUND.encode().splitlines(keepends=True)
    names = write(folder, {"line.csv": header + row.strip() + b"a,b," * 3_000_000})
    write(folder, {"quote.csv": SOUND.encode() + b'"' + b"x" * 5_000_000, "text.txt": b"a" * 20_000_000})
    run = check(folder.parent)
    assert run.limits == names
    assert run.statuses["Session/quote.csv"] == "unreadable"


def test_a_cell_at_the_end_of_a_sheet_however_it_is_written(check: Check, folder: Path) -> None:
    names = write(
        folder,
        {f"{name}.xlsx": files.workbook(files.sheet(NEAR + rows)) for name, rows in FAR_CELLS.items()}
        | {
            f"target{number}.xlsx": files.workbook(files.sheet(FAR), target=target, member=member)
            for number, (target, member) in enumerate(
                {
                    "worksheets/Sheet1.XML": "xl/worksheets/sheet1.xml",
                    "/xl/worksheets/sheet1.xml": "xl/worksheets/sheet1.xml",
                    "../outside/sheet.xml": "outside/sheet.xml",
                    "../../../../etc/passwd": "../../../etc/passwd",
                }.items()
            )
        },
    )
    sound = {"declared.xlsx": files.workbook(files.sheet(NEAR, '<dimension ref="A1:XFD1048576"/>'))}
    write(folder, sound)
    run = check(folder.parent)
    assert run.limits == names
    assert run.statuses["Session/declared.xlsx"] == "unrecognised"


def test_rows_repeated_however_it_is_written(check: Check, folder: Path) -> None:
    cell = ODS_CELL.format(' table:number-columns-repeated="16384"')
    names = write(
        folder,
        {
            f"{number}.ods": files.ods(
                f'<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>'
            )
            for number, times in enumerate(("1048576", "10485760", "+1048576", "00001048576", "99999999999999"))
        },
    )
    assert check(folder.parent).limits == names


def test_containers_that_expand_or_lie(check: Check, folder: Path) -> None:
    texts = {"xl/sharedStrings.xml": "<sst>" + "<si><t>" + "a" * 250_000_000 + "</t></si></sst>"}
    lying = files.lying(files.workbook(files.sheet(NEAR), more=texts), "xl/sharedStrings.xml", 100)
    spaces = files.sheet(" " * 100_000_000 + NEAR)
    limits = write(
        folder,
        {
            "bomb.xlsx": files.workbook(files.sheet(NEAR), more=texts),
            "members.zip": files.packed({str(number): b"" for number in range(25_000)}),
        },
    )
    broken = write(
        folder,
        {
            "liar.xlsx": lying,
            "lzma.xlsx": files.workbook(spaces, method=zipfile.ZIP_LZMA),
            "bzip2.xlsx": files.workbook(spaces, method=zipfile.ZIP_BZIP2),
            "twins.xlsx": files.workbook(files.sheet(NEAR), more={"XL/worksheets/sheet1.xml": files.sheet(FAR)}),
        },
    )
    run = check(folder.parent)
    assert run.limits == limits
    assert {name for name, status in run.statuses.items() if status == "unreadable"} == broken


def test_entities(check: Check, folder: Path) -> None:
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'
    names = set()
    for name, doctype in (("laughs", files.LAUGHS), ("outside", files.OUTSIDE)):
        xml = files.sheet(text).replace("?>", "?>" + doctype, 1)
        names |= write(
            folder,
            {
                f"{name}.xlsx": files.workbook(xml),
                f"{name}-16.xlsx": files.workbook(xml.encode("utf-16")),  # type: ignore[arg-type]
                f"{name}.docx": files.docx("<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>", doctype),
                f"{name}.ods": files.ods("<table:table-row>&a9;</table:table-row>", doctype),
            },
        )
    run = check(folder.parent)
    assert {name for name, status in run.statuses.items() if status == "unreadable"} == names
    assert b"root:" not in run.out


def test_xml_nested_without_end(check: Check, folder: Path) -> None:
    deep = "<w:body>" * 100_000 + "</w:body>" * 100_000
    write(
        folder,
        {
            "deep.docx": files.docx(deep),
            "deep.xlsx": files.workbook(files.sheet(NEAR, "<a>" * 100_000 + "</a>" * 100_000)),
            "deep.ods": files.ods("<table:x>" * 100_000 + "</table:x>" * 100_000),
        },
    )
    assert set(check(folder.parent).statuses.values()) <= {"read", "unreadable", "unrecognised"}


def test_pdfs_that_lie(check: Check, folder: Path) -> None:
    names = write(folder, {"many.pdf": files.pages(10_000, b"3 0 R " * 10_000)})
    broken = write(
        folder,
        {
            "count.pdf": files.pages(1_999, b"3 0 R"),
            "circle.pdf": files.pages(10, b"2 0 R 2 0 R"),
            "none.pdf": files.pdf([b"<</Type/Catalog>>"]),
            "noise.pdf": b"%PDF-1.4\n" + random.Random(1).randbytes(50_000),
            "cut.pdf": files.page()[:200],
            "itself.pdf": b"%PDF-1.4\ntrailer<</Root 1 0 R/Prev 0>>\nstartxref\n9\n%%EOF",
        },
    )
    write(
        folder,
        {
            "script.pdf": files.page(),
            "nested.pdf": files.page(entries=b"/A" + b"[" * 100_000 + b"]" * 100_000),
            "no-size.pdf": files.page(entries=b"/MediaBox[0 0 0 0]"),
            "no-number.pdf": files.page(b"BT /F1 1e39 Tf 1e39 -1e39 Td (x) Tj ET", entries=b"/MediaBox[1e38 0 nan 9]"),
            "picture.pdf": files.page(
                b"/X Do " + files.TEXT,
                more=[
                    files.stream(
                        b"x",
                        b"/Type/XObject/Subtype/Image/Width 1000000/Height 1000000/BitsPerComponent 8"
                        b"/ColorSpace/DeviceRGB",
                    )
                ],
            ),
        },
    )
    run = check(folder.parent)
    assert run.limits == names
    assert {name for name, status in run.statuses.items() if status == "unreadable"} >= broken


@pytest.mark.slow
def test_pdfs_that_end_the_process(check: Check, folder: Path) -> None:
    laughs = [files.drawing(b"/X Do " * 10, number + 1) for number in range(6, 20)]
    names = write(folder, {"laughs.pdf": files.page(b"/X Do", more=[*laughs, files.drawing(b"", 1)])})
    names |= write(folder, {"bomb.pdf": files.PDF_BOMB})
    run = check(folder.parent)
    problems = {problem["file"]: problem["stage"] for problem in run.report["problems"]}
    assert set(problems) <= names
    assert set(problems.values()) == {"worker"}
    assert run.statuses["Session/sound.csv"] == "read"
