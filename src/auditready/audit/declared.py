"""What ``dossier.toml`` declares that a document could say as well, as evidence read from that file."""

from __future__ import annotations

from ..config import DOSSIER_NAME, DossierConfig
from ..model import Dropout, Evidence, Locator, Mention


def declared_evidence(config: DossierConfig, path: str) -> list[Evidence]:
    """Return the drop-outs that the settings of the dossier at ``path`` declare."""
    file = DOSSIER_NAME if path == "." else f"{path}/{DOSSIER_NAME}"
    return [
        Dropout(
            locator=Locator(file=file, quote=f"[[dropouts]] {dropout.name}"),
            person=Mention(name=dropout.name, role="learner"),
            at=dropout.at,
            cause=dropout.cause,
        )
        for dropout in config.dropouts
    ]
