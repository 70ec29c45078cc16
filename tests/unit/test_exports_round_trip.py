"""Facts drawn by lot, written in a system's format, read back under a name that says nothing: the same facts."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tests.factory.exports import WRITERS, Writer
from tests.factory.exports.facts import wall

from auditready import EvidenceFile, Mention
from auditready.audit.recognise import recognise
from auditready.plugins import Plugins, load_plugins
from auditready.testing import Context


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load_plugins()


@pytest.fixture(scope="module")
def back(plugins: Plugins, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Writer, bytes, Iterable[Any]], Any]:
    """Read bytes as the audit does; the reader must be the writer's."""
    path = tmp_path_factory.mktemp("round") / "evidence"

    def run(writer: Writer, data: bytes, days: Iterable[Any]) -> list[Any]:
        path.write_bytes(data)
        file = EvidenceFile(path, "evidence").content
        claim = recognise(file, plugins)
        assert claim.reader is not None, (claim.unreadable, claim.remark, claim.problems)
        assert claim.recognition is not None
        assert claim.reader.name == writer.reader
        hints = [day.isoformat() for day in sorted(days)]
        return list(claim.reader.read(file, Context(claim.recognition, hints=hints)))

    return run


EXAMPLES = int(os.environ.get("ROUND_TRIP_EXAMPLES", "5"))
"""Of each writer: five take half a minute in all; more are for a day of doubt."""
_ONE = frozenset({"name", "trainer", "author", "tutor"})
_SEVERAL = frozenset({"participants", "contacts"})


def spelled(name: str) -> tuple[str, ...]:
    """The words of a name, whatever stands first; accents, hyphens and apostrophes as they are, letter case not."""
    return tuple(sorted(unicodedata.normalize("NFC", name).casefold().replace(",", " ").split()))


def typed(value: Any) -> Any:
    """A text as a typewriter would have it."""
    if isinstance(value, tuple):
        return tuple(map(typed, value))
    return value.replace("œ", "oe").replace("–", "-") if isinstance(value, str) else value


def attribute(record: Any, name: str) -> Any:
    """What a record says of one fact, in the writers' words."""
    person: Mention = getattr(record, "person", None) or Mention()
    if name == "name":
        return spelled(person.name)
    if name in {"email", "identifier"}:
        return getattr(person, name) or ""
    if name == "name_of":
        return record.name
    if name in {"total", "parts"}:
        return sum(each.minutes or 0 for each in record.sequences) if name == "total" else len(record.sequences)
    found = getattr(record, name)
    if isinstance(found, Mention):
        return spelled(found.name)
    if name in _SEVERAL:
        return tuple(sorted(spelled(each.name) for each in found))
    if isinstance(found, date) and not isinstance(found, datetime) and record.kind == "survey_response":
        return datetime.combine(found, time())
    if isinstance(found, datetime):
        return wall(found) if found.tzinfo else found
    return round(found, 2) if isinstance(found, float | int) and not isinstance(found, bool) else found


def expected(name: str, fact: Any) -> Any:
    if name in _ONE:
        return fact if fact is None else spelled(fact)
    if name in _SEVERAL:
        return tuple(sorted(map(spelled, fact)))
    return round(fact, 2) if isinstance(fact, float) else fact


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.id)
@given(data=st.data())
@settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_back(writer: Writer, back: Callable[..., list[Any]], data: st.DataObject) -> None:
    facts = data.draw(writer.facts)
    kept = list(writer.keeps(facts))
    found = back(writer, writer.write(facts), facts.days)
    changed = [one for one in found if one.kind == "export_anomaly"]
    assert not changed, f"taken for a file that somebody changed: {changed[0]}"
    records = [one for one in found if one.kind == writer.kind]
    names = list(kept[0]) if kept else []
    shown = (lambda value: value) if writer.typography else typed
    written = Counter(tuple((name, shown(expected(name, fact[name]))) for name in names) for fact in kept)
    read = Counter(tuple((name, shown(attribute(record, name))) for name in names) for record in records)
    lost, invented = list(written - read), list(read - written)
    assert not lost, f"of {len(kept)} facts {len(lost)} lost, e.g. {lost[0]}; read instead: {invented[:1]}"
    assert not invented, f"{len(invented)} facts that nobody wrote: {invented[0]}"


UNWRITTEN: dict[str, str] = {}
"""Readers without a writer, and why."""


def test_every_reader_has_a_writer_or_a_reason(plugins: Plugins) -> None:
    written = {writer.reader for writer in WRITERS}
    assert plugins.readers.keys() - written == UNWRITTEN.keys()
    assert not written & UNWRITTEN.keys()
    assert written <= plugins.readers.keys()


def test_the_writers_differ() -> None:
    names = [writer.id for writer in WRITERS]
    assert sorted(set(names)) == sorted(names)
