"""The real command, as a shell or a CI job runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

AS_OF = "2026-11-22"

ZOOM = """\
Topic,ID,Host,Duration (minutes),Start time,End time,Participants
Excel niveau 2,81796405615,Alex Petit (alex.petit@example.org),180,"16/06/2026 09:00:00 AM","16/06/2026 12:00:00 PM",2

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room
Alex Petit,alex.petit@example.org,"16/06/2026 09:00:00 AM","16/06/2026 12:00:00 PM",180,No,,No
Camille Durand,camille.durand@example.org,"16/06/2026 09:00:00 AM","16/06/2026 12:00:00 PM",180,Yes,,No
"""


class Run:
    """What a finished command printed."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    @property
    def report(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def auditready() -> Callable[..., Run]:
    """Run ``auditready`` in a process of its own."""

    def run(*arguments: object, lang: str = "en", **environment: str) -> Run:
        return Run(
            subprocess.run(
                [sys.executable, "-m", "auditready", *map(str, arguments)],
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "AUDITREADY_LANG": lang, **environment},
                timeout=120,
            )
        )

    return run


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A folder with one dossier of one real export, in a share of its own."""
    folder = tmp_path / "share" / "2026-06 Excel"
    folder.mkdir(parents=True)
    (folder / "participants.csv").write_text(ZOOM, encoding="utf-8")
    return folder.parent
