"""Evidence that stands above the dossiers is read once and given to each dossier it speaks of."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from auditready.audit import Plan, audit
from auditready.model import DossierReport

SAMPLES = Path(__file__).parents[2] / "sample_dossiers"
REMOTE = next(SAMPLES.glob("2026-09*"))
IN_PERSON = next(SAMPLES.glob("2026-03*"))
PLAN = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22))


def findings(dossier: DossierReport) -> list[tuple[str, str, str | None]]:
    return sorted((each.code, each.state, each.learner) for each in dossier.findings)


def test_a_log_above_two_dossiers_is_given_to_its_own(tmp_path: Path) -> None:
    for sample in (REMOTE, IN_PERSON):
        shutil.copytree(sample, tmp_path / sample.name)
    (log,) = (tmp_path / REMOTE.name).rglob("logs_*.csv")
    log.rename(tmp_path / log.name)

    alone = {each.id: each for each in audit([SAMPLES], PLAN).dossiers}
    report = audit([tmp_path], PLAN)
    in_person, remote = report.dossiers

    assert report.complete
    assert [file.path for file in report.common_files] == [log.name]
    assert findings(remote) == findings(alone[REMOTE.name])
    assert [(file.path, file.common) for file in remote.files if file.common] == [(log.name, True)]
    assert findings(in_person) == findings(alone[IN_PERSON.name]) == []
    assert not any(file.common for file in in_person.files)


def test_processes_share_common_evidence(tmp_path: Path) -> None:
    for sample in (REMOTE, IN_PERSON):
        shutil.copytree(sample, tmp_path / sample.name)
    (log,) = (tmp_path / REMOTE.name).rglob("logs_*.csv")
    log.rename(tmp_path / log.name)
    assert audit([tmp_path], PLAN, jobs=2) == audit([tmp_path], PLAN)


def test_what_is_seen_of_a_common_file_goes_where_the_file_goes(tmp_path: Path) -> None:
    for sample in (REMOTE, IN_PERSON):
        shutil.copytree(sample, tmp_path / sample.name)
    (log,) = (tmp_path / REMOTE.name).rglob("logs_*.csv")
    header, first, *rest = log.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    marked = first.rpartition(",")[0] + ",285033417211863\n"
    (tmp_path / log.name).write_text(header + marked + "".join(rest), encoding="utf-8-sig")
    log.unlink()
    in_person, remote = audit([tmp_path], PLAN).dossiers
    assert [each.code for each in remote.findings if each.code == "PRV002"] == ["PRV002"]
    assert [each.code for each in in_person.findings if each.code == "PRV002"] == []


def test_the_qualiopi_certificate_goes_to_every_dossier(tmp_path: Path) -> None:
    for sample in (REMOTE, IN_PERSON):
        shutil.copytree(sample, tmp_path / sample.name)
    (certificate,) = tmp_path.rglob("Certificat Qualiopi.pdf")
    certificate.rename(tmp_path / certificate.name)
    dossiers = audit([tmp_path], PLAN).dossiers
    states = {each.id: [one.state for one in each.outcomes if one.code == "DOC005"] for each in dossiers}
    assert states == {IN_PERSON.name: ["demonstrable"], REMOTE.name: ["demonstrable"]}
