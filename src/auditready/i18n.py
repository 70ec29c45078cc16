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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Language  # 30 ms that --version and --help need not pay

Translate = Callable[[str], str]

LANGUAGE_VARIABLE = "AUDITREADY_LANG"
_DOMAIN = "auditready"
_FOLDER = Path(__file__).parent / "locale"


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
    return gettext.translation(_DOMAIN, str(_FOLDER), languages=[language], fallback=language == "en").gettext


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "to translate, but not here"
    """Mark a message id for the catalogue and return it as it is."""
    return message


VOCABULARY = (
    # States, severities, modalities, statuses: shown as ``_(word)`` wherever a report or the interface names one.
    N_("demonstrable"), N_("gap"), N_("contradiction"), N_("to_judge"), N_("not_applicable"), N_("not_due"),
    N_("waived"), N_("errored"),
    N_("major"), N_("minor"), N_("funding"), N_("legal"), N_("advice"),
    N_("in_person"), N_("synchronous"), N_("asynchronous"), N_("blended"), N_("work_based"), N_("organisation"),
    N_("declared"), N_("agreement"), N_("inferred"),
    N_("read"), N_("unrecognised"), N_("unreadable"), N_("ignored"), N_("failed"),
)  # fmt: skip

CLICK = (
    # What click says on its own: it looks these up in the process's gettext domain (see ``speak_to_libraries``).
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Show this message and exit."), N_("Show the version and exit."),
    N_("Error: {message}"), N_("Try '{command} {option}' for help."), N_("No such option {name!r}."),
    N_("No such command {name!r}."), N_("Missing argument"), N_("Missing option"), N_("Choose from:\n\t{choices}"),
    N_("Invalid value: {message}"), N_("Invalid value for {param_hint}: {message}"),
    N_("Option {name!r} does not take a value."), N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."), N_("default: {default}"), N_("Aborted!"),
)  # fmt: skip


def speak_to_libraries(language: Language) -> None:
    """Make libraries that ask gettext for their own messages (click) find them in our catalogue."""
    gettext.bindtextdomain(_DOMAIN, str(_FOLDER))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = language
