"""Take the pictures of the documentation: the interface on the sample dossiers, as SVG.

    python tools/take_screenshots.py [FOLDER]

The same code and dossiers give the same pictures. Look at them before committing them.
"""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import date
from pathlib import Path

from auditready.audit.check import Plan
from auditready.config import load_config
from auditready.tui.app import AuditApp
from auditready.tui.scan import ProcessScan

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_dossiers"
PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "board.svg": ((112, 22), ()),
    "gap.svg": ((130, 34), ("down", "enter", "down", "down")),
}
"""Name → size in cells and the keys that lead to the picture."""

_WEB_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def take(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """Return the picture of the interface after ``keys``."""
    plan = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 12, 15), language="fr")
    app = AuditApp(SAMPLES, plan, lambda: ProcessScan(SAMPLES, plan, load_config(SAMPLES), 1))
    async with app.run_test(size=size) as pilot:
        while app.portfolio.report is None:
            await pilot.pause(0.05)
        await pilot.press(*keys)
        await pilot.pause()
        return portable(app.export_screenshot(title="auditready"))


def portable(picture: str) -> str:
    """Return a picture that calls no font server and keeps its spaces in every viewer."""
    return _WEB_FONTS.sub("", picture).replace("<text ", '<text xml:space="preserve" ')


def main() -> None:
    """Write every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (size, keys) in PICTURES.items():
        (folder / name).write_text(asyncio.run(take(size, keys)), encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
