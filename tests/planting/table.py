"""Count, code by code, what was planted, what was found and what was found beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from .plants import Plant
from .sessions import draw
from .trial import Trial, try_clean, try_planted

_DRAWS = 12
"""Sessions drawn for each that has a place for the error: beyond that the planter itself is wrong."""


@dataclass
class Row:
    """One code's line of the table."""

    code: str
    planted: int = 0
    found: int = 0
    extra: int = 0
    """Findings that nothing planted explains."""
    missing: int = 0
    """Declared consequences that did not come: the planter says what is not so."""
    told: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 0.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.extra) if self.found + self.extra else 0.0

    @property
    def is_exact(self) -> bool:
        return self.planted == self.found > 0 and not self.extra and not self.missing

    def count(self, trial: Trial, where: str) -> None:
        """Add one trial."""
        self.planted += 1
        self.found += trial.found
        self.extra += len(trial.extra)
        self.missing += len(trial.missing)
        self.told += [f"{where}: {what}" for what in (*trial.extra, *trial.missing)]
        if not trial.found:
            self.told.append(f"{where}: not found")


def plant_often(plant: Plant, times: int) -> Row:
    """Plant one code's error in ``times`` different dossiers, by turns in each modality that has a place for it."""
    row = Row(plant.code)
    for number in range(times * _DRAWS):
        modality = plant.modalities[number % len(plant.modalities)]
        chance = Random(f"{plant.code}/{modality}/{number}")
        dossier = draw(chance, modality)
        planted = plant.planter(dossier, chance)
        if planted is None:
            continue
        row.count(try_planted(dossier, planted), f"{plant.code} {modality} {number}")
        if row.planted == times:
            break
    return row


def iter_clean(times: int, modality: str) -> Iterator[tuple[str, Trial]]:
    """Check ``times`` clean dossiers of one modality."""
    for number in range(times):
        chance = Random(f"clean/{modality}/{number}")
        yield f"{modality} {number}", try_clean(draw(chance, modality))
