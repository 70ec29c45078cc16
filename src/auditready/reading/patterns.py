"""Regular expressions that are compiled when they are first used.

A reader's vocabulary is large and most runs meet a part of it: compiled at import, the patterns of all readers cost
100 ms, more than the whole check of a small dossier.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class LazyPattern:
    """Stands for ``re.compile(pattern, flags)``; has the methods that readers use.

    From their first use on they are the compiled pattern's own, so that no call goes through Python.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __repr__(self) -> str:
        return f"LazyPattern({self.pattern!r})"

    if TYPE_CHECKING:

        def match(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
            """Match at ``pos``."""

        def fullmatch(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
            """Match the whole text."""

        def search(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
            """Find the first match between ``pos`` and ``endpos``."""

        def finditer(self, string: str) -> Iterator[re.Match[str]]:
            """Give all matches."""

        def findall(self, string: str) -> list[Any]:
            """Return the text of all matches, or their groups."""

        def split(self, string: str, maxsplit: int = 0) -> list[str | Any]:
            """Split at the matches."""

        def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
            """Replace all matches."""

    else:

        def __getattr__(self, name: str) -> Any:
            # Asked only for what is not there: once a pattern.
            if name not in _METHODS:
                raise AttributeError(name)
            compiled = re.compile(self.pattern, self.flags)
            self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
            return self.__dict__[name]
