"""The example that consultants copy: a distribution of its own, installed as they would install it."""

from __future__ import annotations

import json
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "plugins" / "example-gestform"

ASK = """
import json, sys
from importlib.metadata import entry_points
from pathlib import Path
from auditready.plugins import load_plugins
from auditready.testing import check_reader

(entry,) = entry_points(group="auditready", name="gestform")
plugins = load_plugins(choice="gestform")
reading = check_reader(plugins.readers["gestform.follow-up"], Path(sys.argv[1]))
print(json.dumps({
    "from": str(Path(entry.load().__file__)),
    "distribution": entry.dist.name,
    "problems": [problem.message.en for problem in plugins.problems],
    "kinds": [record.kind for record in reading.records],
}))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """The interpreter of a new environment that has what this one has, and the example built and installed."""
    folder = tmp_path_factory.mktemp("gestform")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    binary = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    packages = Path(run(binary, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    # addsitedir and not a plain path: auditready itself may be an editable install, whose own .pth must count.
    lines = [f"import site; site.addsitedir({path!r})\n" for path in site.getsitepackages()]
    packages.joinpath("ours.pth").write_text("".join(lines), encoding="utf-8")
    source = folder / "source"
    shutil.copytree(EXAMPLE, source, ignore=shutil.ignore_patterns("__pycache__"))
    wheel = run(
        binary, "-c", f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))", cwd=source
    )
    # A pure wheel is installed by unpacking it; so neither pip nor uv, nor the network, is needed.
    shutil.unpack_archive(folder / wheel.split()[-1], packages, "zip")
    return binary


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_installed_example_is_found_and_reads_its_export(python, tmp_path):
    export = shutil.copy(EXAMPLE / "tests" / "fixtures" / "suivi.csv", tmp_path)
    answer = json.loads(run(python, "-c", ASK, str(export), cwd=tmp_path))
    assert Path(answer.pop("from")).is_relative_to(python.parents[1])
    assert answer == {
        "distribution": "auditready-gestform",
        "problems": [],
        "kinds": ["activity_progress", "assessment", "activity_progress", "activity_progress"],
    }


@pytest.mark.slow
def test_its_own_tests_hold(python, tmp_path):
    shutil.copytree(EXAMPLE / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    assert "4 passed" in run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=tmp_path)
