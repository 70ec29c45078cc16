"""Choose the language, and translate what the command line, the reporters and the interface say themselves.

Findings and requirements carry both languages in their data (``Words``); everything else is a gettext catalogue whose
message ids are the English sentences.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from .model import Language

Translate = Callable[[str], str]

LANGUAGE_VARIABLE = "AUDITREADY_LANG"


def system_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that the environment asks for; French unless it clearly says English."""
    for name in (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value and value not in {"C", "POSIX"} and not value.startswith(("C.", "POSIX.")):
            return "en" if value.lower().startswith("en") else "fr"
    return "fr"


@lru_cache(maxsize=2)
def translator(language: Language) -> Translate:
    """Return the function that turns a message id into ``language``."""
    folder = Path(__file__).parent / "locale"
    return gettext.translation("auditready", str(folder), languages=[language], fallback=language == "en").gettext
