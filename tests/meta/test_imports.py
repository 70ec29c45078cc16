"""What runs pays only for what it uses: proved on real processes, because import contracts do not see lazy imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROBE = """\
import json, sys
sys.argv = ["auditready", *sys.argv[1:]]
from auditready.cli import main
if sys.argv[1] == "check":
    # In this process, so that what reading loads can be seen.
    from auditready.cli import check_command
    apart = check_command.audit
    check_command.audit = lambda *given, **named: apart(*given, **{**named, "apart": False})
try:
    main()
except SystemExit:
    pass
print(json.dumps(sorted(name.partition(".")[0] for name in sys.modules)), file=sys.stderr)
"""


def modules_after(*arguments: str) -> set[str]:
    """Return the top-level modules loaded by a run of the command."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_version_loads_no_audit() -> None:
    loaded = modules_after("--version")
    assert not loaded & {"msgspec", "pluggy", "jsonschema_rs", "rich", "textual", "pypdfium2", "python_calamine"}


def test_check_of_text_exports_loads_no_interface_and_no_parser(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text("09:00:00\t From  Camille Durand : Bonjour\n", encoding="utf-8")
    loaded = modules_after("check", str(tmp_path), "--format", "json")
    assert "jsonschema_rs" in loaded
    assert not loaded & {
        "textual", "rich", "openpyxl", "pypdf", "pypdfium2", "python_calamine", "jsonschema", "PIL", "asyncio",
    }  # fmt: skip


def test_importing_the_public_package_loads_nothing_else() -> None:
    code = "import sys, auditready; print(sorted(name for name in sys.modules if name.startswith('auditready')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['auditready']"


def test_every_public_name_is_there_and_sorted() -> None:
    import auditready

    assert auditready.__all__ == sorted(set(auditready.__all__))
    for name in auditready.__all__:
        assert getattr(auditready, name) is not None
