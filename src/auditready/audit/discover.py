"""Find the dossiers below a folder, and the files of each. Walks the tree once; follows no link out of it.

A dossier is a folder with ``dossier.toml``, or one that ``auditready.toml`` names, or, inferred, the highest folder
whose subfolders are document categories or persons rather than sessions. Why a folder was taken is always said.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Literal

from msgspec import Struct, field, structs

from ..config import CONFIG_NAME, DOSSIER_NAME, Config
from ..errors import NothingToCheck, UsageError
from ..model import DossierKind, Problem, Words
from .folder_names import is_category, is_person, is_year, serves_several
from .organisation_folder import is_about_provider, is_provider, why_organisation

_IGNORED = (
    (
        ("~$*", ".~lock.*", "*.tmp", "*.part", "*.crdownload"),
        Words("verrou ou fichier temporaire", "lock or temporary file"),
    ),
    ((".*", "thumbs.db", "desktop.ini", "icon\r"), Words("fichier caché ou du système", "hidden or system file")),
    (
        (CONFIG_NAME, DOSSIER_NAME, "expected.json", "auditready-*.json", "overlay.json", "*.schema.json"),
        Words("fichier d'auditready, pas une preuve", "a file of auditready's, no evidence"),
    ),
)
_LEFT_IN_CLOUD = ".icloud"
"""What macOS hides in the place of a document that is not on the disk: reading it says so."""
_LINK = Words("lien symbolique, non suivi", "symbolic link, not followed")
_SPECIAL = Words(
    "ni fichier ni dossier : tube, prise ou périphérique", "neither file nor folder: pipe, socket or device"
)
_DEPTH = 100
"""Folders within folders that are entered; the deepest real shares have about 12."""
_SKIPPED_FOLDERS = frozenset({"__macosx", "__pycache__", "$recycle.bin", "node_modules"})


class FoundFile(Struct, frozen=True):
    """A file as the walk met it."""

    path: str
    """Absolute path on this machine."""
    name: str
    """POSIX path relative to the folder that was given."""
    size: int
    ignored: Words | None = None
    """Why it is no evidence."""


class DossierFolder(Struct, frozen=True, kw_only=True):
    """A folder taken for one dossier."""

    id: str
    path: str
    """POSIX path relative to the folder that was given; "." for that folder itself."""
    folder: str
    """Absolute path on this machine."""
    why: Words
    files: tuple[FoundFile, ...]
    kind: DossierKind = "session"
    """As the names say; ``dossier.toml`` may say otherwise."""


class Discovery(Struct, frozen=True, kw_only=True):
    """What a walk found."""

    dossiers: tuple[DossierFolder, ...]
    common: tuple[FoundFile, ...]
    """Files above the dossiers, which serve several."""
    problems: tuple[Problem, ...] = ()
    """Folders that could not be looked into."""


class _Node(Struct):
    path: Path
    name: str
    """POSIX path relative to the root; "" for the root itself."""
    files: list[FoundFile] = field(default_factory=list)
    folders: list[_Node] = field(default_factory=list)

    def walk(self) -> Iterator[_Node]:
        yield self
        for folder in self.folders:
            yield from folder.walk()

    @property
    def own_name(self) -> str:
        return self.name.rpartition("/")[2] or _writable(self.path.name)

    @property
    def declared(self) -> bool:
        return any(Path(file.path).name == DOSSIER_NAME for file in self.files)

    @property
    def evidence(self) -> list[FoundFile]:
        return [file for file in self.files if file.ignored is None]


def discover(paths: Iterable[Path], config: Config | None = None) -> Discovery:
    """Find all dossiers below ``paths``; a path that lies in another one is found there.

    Names are relative to the path that was given; where several were, they begin with the name of its folder. Raises
    ``UsageError`` for a path that is missing or no folder, ``NothingToCheck`` where no file is left to read.
    """
    config = config or Config()
    dossiers: list[DossierFolder] = []
    common: list[FoundFile] = []
    problems: list[Problem] = []
    roots = _distinct(paths)
    for path, prefix in roots.items():
        root = _read_tree(_Node(path, ""), config.ignore, problems)
        if not any(node.evidence or node.declared for node in root.walk()):
            raise NothingToCheck(
                f"« {path} » ne contient aucun fichier à lire. Indiquez le dossier d'une session de formation, ou le "
                "dossier qui contient vos sessions.",
                f'"{path}" holds no file to read. Give the folder of a training session, or the folder that holds '
                "your sessions.",
            )
        found = _named(root, config.dossiers) if config.dossiers else _infer(root)
        taken = {file.name for folder in found for file in folder.files}
        dossiers += [_prefixed(folder, prefix) for folder in found]
        common += [_renamed(file, prefix) for node in root.walk() for file in node.files if file.name not in taken]
    return Discovery(dossiers=_with_unique_ids(dossiers), common=tuple(common), problems=tuple(problems))


def _distinct(paths: Iterable[Path]) -> dict[Path, str]:
    """Return the folders to walk, each with what its names begin with."""
    folders: list[Path] = []
    for path in paths:
        _require_folder(path)
        folders.append(path.resolve())
    outermost = [each for each in dict.fromkeys(folders) if not any(other in each.parents for other in folders)]
    if len(outermost) < 2:
        return dict.fromkeys(outermost, "")
    times: Counter[str] = Counter()
    prefixes = {}
    for folder in outermost:
        name = _writable(folder.name) or "/"
        times[name] += 1
        prefixes[folder] = name if times[name] == 1 else f"{name} ({times[name]})"
    return prefixes


def _renamed(file: FoundFile, prefix: str) -> FoundFile:
    return structs.replace(file, name=f"{prefix}/{file.name}") if prefix else file


def _prefixed(folder: DossierFolder, prefix: str) -> DossierFolder:
    if not prefix:
        return folder
    path = prefix if folder.path == "." else f"{prefix}/{folder.path}"
    return structs.replace(folder, path=path, files=tuple(_renamed(file, prefix) for file in folder.files))


def _writable(name: str) -> str:
    """Return a name that every output can hold: a byte that is no UTF-8 stands by its number."""
    return name.encode("utf-8", "backslashreplace").decode()


def _require_folder(path: Path) -> None:
    if not os.path.lexists(path):
        raise UsageError(
            f"« {path} » n'existe pas. Vérifiez le chemin ; les espaces et les accents demandent des guillemets.",
            f'"{path}" does not exist. Check the path; spaces and accents need quotes.',
        )
    try:
        kind = path.stat().st_mode
    except OSError as error:
        raise _closed(path, error) from error
    if not S_ISDIR(kind):
        raise UsageError(
            f"« {path} » est un fichier. Indiquez le dossier qui le contient : les preuves se lisent ensemble.",
            f'"{path}" is a file. Give the folder that holds it: evidence is read together.',
        )


def _closed(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"« {path} » ne peut pas être lu ({error.strerror}). Vérifiez les droits d'accès.",
        f'"{path}" cannot be read ({error.strerror}). Check its permissions.',
    )


def _read_tree(node: _Node, ignore: tuple[str, ...], problems: list[Problem]) -> _Node:
    """Fill ``node`` with all that lies below it; what cannot be looked into is a problem, and nothing is dropped."""
    try:
        entries = sorted(os.scandir(node.path), key=lambda entry: entry.name)
    except OSError as error:
        if not node.name:
            raise _closed(node.path, error) from error
        why = Words(f"ne peut pas être lu ({error.strerror})", f"cannot be read ({error.strerror})")
        problems.append(_unseen(node.name, why, "discover"))
        return node
    for entry in entries:
        name = _writable(entry.name)
        below = f"{node.name}/{name}" if node.name else name
        if entry.is_symlink():
            node.files.append(FoundFile(entry.path, below, 0, _LINK))
        elif entry.is_dir(follow_symlinks=False):
            if is_skipped_folder(name):
                continue
            if below.count("/") >= _DEPTH:
                why = Words(f"au-delà de {_DEPTH} niveaux de dossiers", f"beyond {_DEPTH} levels of folders")
                problems.append(_unseen(below, why, "limit"))
            else:
                node.folders.append(_read_tree(_Node(Path(entry.path), below), ignore, problems))
        else:
            node.files.append(_found(entry, name, below, ignore))
    return node


def _found(entry: os.DirEntry[str], name: str, below: str, ignore: tuple[str, ...]) -> FoundFile:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return FoundFile(entry.path, below, 0)  # gone since it was listed: reading it will say so
    special = None if S_ISREG(status.st_mode) else _SPECIAL
    return FoundFile(entry.path, below, status.st_size, special or why_ignored(name, below, ignore))


def _unseen(folder: str, why: Words, stage: Literal["discover", "limit"]) -> Problem:
    return Problem(
        plugin="auditready",
        stage=stage,
        file=folder,
        message=Words(
            f"Le dossier {folder} {why.fr} : rien de ce qu'il contient n'est vérifié.",
            f"The folder {folder} {why.en}: nothing in it is checked.",
        ),
    )


def is_skipped_folder(name: str) -> bool:
    """Whether a folder is hidden or a system's own."""
    return name.casefold() in _SKIPPED_FOLDERS or name.startswith(".")


def why_ignored(name: str, below: str, ignore: tuple[str, ...]) -> Words | None:
    """Return why a file is no evidence, from its name: a lock, a hidden file, or one that a setting leaves out."""
    lower = name.casefold()
    for patterns, why in () if lower.endswith(_LEFT_IN_CLOUD) else _IGNORED:
        if any(fnmatch(lower, pattern) for pattern in patterns):
            return why
    for pattern in ignore:
        if fnmatch(below, pattern) or fnmatch(name, pattern):
            return Words(f"écarté par le réglage « {pattern} »", f'left out by the setting "{pattern}"')
    return None


def _named(root: _Node, patterns: tuple[str, ...]) -> list[DossierFolder]:
    found = []
    for node in root.walk():
        pattern = next((pattern for pattern in patterns if fnmatch(node.name, pattern.rstrip("/"))), None)
        # fnmatch lets * cross a slash; a pattern names folders of its own depth alone.
        if pattern is not None and node.name.count("/") == pattern.rstrip("/").count("/"):
            found.append(_folder(node, Words(f"nommé par « {pattern} »", f'named by "{pattern}"')))
    if not found:
        raise NothingToCheck(
            f"aucun dossier ne correspond à {', '.join(patterns)} ({CONFIG_NAME}, clé « dossiers »)",
            f'no folder matches {", ".join(patterns)} ({CONFIG_NAME}, key "dossiers")',
        )
    return found


def _infer(node: _Node) -> list[DossierFolder]:
    if node.declared:
        declared = Words(f"contient {DOSSIER_NAME}", f"holds {DOSSIER_NAME}")
        is_own = why_organisation(node.own_name, [folder.own_name for folder in node.folders]) is not None
        return [_folder(node, declared, kind="organisation" if is_own else "session")]
    full = [folder for folder in node.folders if any(below.evidence or below.declared for below in folder.walk())]
    own = why_organisation(node.own_name, [folder.own_name for folder in full])
    if own is not None:
        return _organisation(node, full, own)
    declared_below = any(below.declared for folder in full for below in folder.walk())
    keeping = [folder for folder in full if _keeps_sessions(folder)]
    if not keeping and not declared_below and (why := _why_dossier(node, full)):
        return [_folder(node, why)]
    inferred = [folder for folder in full if not keeping or folder in keeping or not serves_several(folder.own_name)]
    return [dossier for folder in inferred for dossier in _infer(folder)]


def _organisation(node: _Node, folders: list[_Node], why: Words) -> list[DossierFolder]:
    """Return the provider's own folder, and beside it the sessions that are kept within."""
    sessions = [folder for folder in folders if _holds_sessions(folder)]
    own = structs.replace(node, folders=[folder for folder in node.folders if folder not in sessions])
    if not any(below.evidence for below in own.walk()):
        return [dossier for folder in folders for dossier in _infer(folder)]
    return [_folder(own, why, kind="organisation"), *(each for folder in sessions for each in _infer(folder))]


def _holds_sessions(node: _Node) -> bool:
    if is_about_provider(node.own_name):
        return False
    return any(
        below.declared or sum(is_category(folder.own_name) for folder in below.folders) >= 2 for below in node.walk()
    )


def _keeps_sessions(node: _Node) -> bool:
    """Whether sessions are kept in a folder: "2026", "Présentiel" with sessions in it, a session itself.

    A session is told by its subfolders, two of which are categories; within "03 Émargements" or a person's folder those
    may be subdivisions, so that only a folder within it, that is neither, is one.
    """
    is_part = is_category(node.own_name) or is_person(node.own_name)
    if not is_part and node.folders and is_year(node.own_name):
        return True
    return any(
        sum(is_category(folder.own_name) for folder in below.folders) >= 2
        and not (is_category(below.own_name) or is_person(below.own_name))
        for below in node.walk()
    )


def _why_dossier(node: _Node, folders: list[_Node]) -> Words | None:
    if not folders:
        return (
            Words("contient des fichiers et aucun sous-dossier", "holds files and no subfolder")
            if node.evidence
            else None
        )
    names = [folder.own_name for folder in folders]
    categories = [name for name in names if is_category(name) and not is_provider(name)]
    if categories and len(categories) * 2 >= len(names):
        return Words(
            f"ses sous-dossiers sont des catégories de documents (« {categories[0]} »…)",
            f'its subfolders are document categories ("{categories[0]}"…)',
        )
    persons = [name for name in names if is_person(name)]
    if persons and node.evidence and len(persons) == len(names):
        return Words(
            f"ses sous-dossiers portent des noms de personnes (« {persons[0]} »…)",
            f'its subfolders bear names of persons ("{persons[0]}"…)',
        )
    return None


def _folder(node: _Node, why: Words, *, kind: DossierKind = "session") -> DossierFolder:
    files = tuple(file for below in node.walk() for file in below.files)
    return DossierFolder(
        id=node.own_name or "dossier",
        path=node.name or ".",
        folder=str(node.path),
        why=why,
        files=tuple(sorted(files, key=lambda file: file.name)),
        kind=kind,
    )


def _with_unique_ids(dossiers: list[DossierFolder]) -> tuple[DossierFolder, ...]:
    times = Counter(dossier.id for dossier in dossiers)
    unique = []
    for dossier in sorted(dossiers, key=lambda dossier: (dossier.path, dossier.folder)):
        name = dossier.path if times[dossier.id] > 1 else dossier.id
        unique.append(structs.replace(dossier, id=name))
    return tuple(unique)
