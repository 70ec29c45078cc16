"""Find the dossiers below a folder, and the files of each. Walks the tree once; follows no link out of it.

A dossier is a folder with ``dossier.toml``, or one that ``auditready.toml`` names, or, inferred, the highest folder
whose subfolders are document categories or persons rather than sessions. Why a folder was taken is always said.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from msgspec import Struct

from ..config import CONFIG_NAME, DOSSIER_NAME, Config
from ..errors import NothingToCheck, UsageError
from ..model import Words
from ..reading.fold import fold
from ..reading.patterns import LazyPattern

_CATEGORY = LazyPattern(
    r"\b(?:convention|contrat|devis|agreement|contract|programme?|convocation|emargement|presence|attendance|feuilles?"
    r"|evaluation|quiz|test|assessment|attestation|certificat|certificate|satisfaction|questionnaire|survey|enquete"
    r"|positionnement|positioning|besoin|needs|lms|moodle|zoom|teams|plateforme|connexion|logs?|chat|visio"
    r"|classe virtuelle|enregistrement|recording|support|ressource|resource|facture|facturation|invoice|administratif"
    r"|suivi|tutorat|assistance|accompagnement|formateur|trainer|cv|livret|accueil|pedagogi|distanciel|presentiel"
    r"|divers|archive|scan|document|piece|preuve|evidence|export)(?:s|es|ions?)?"
)
_SESSION = LazyPattern(r"(?:19|20)\d{2}|\b\d{1,2}[-_. ]\d{1,2}\b|\bsessions?\b|\bgroupe\b|\bpromo")
_PERSON = LazyPattern(r"[^\W\d_][^\W\d_'’.-]+(?:[ _][^\W\d_][^\W\d_'’.-]*){1,4}")
_IGNORED = (
    (
        ("~$*", ".~lock.*", "*.tmp", "*.part", "*.crdownload"),
        Words("verrou ou fichier temporaire", "lock or temporary file"),
    ),
    ((".*", "thumbs.db", "desktop.ini", "icon\r"), Words("fichier caché ou du système", "hidden or system file")),
    (
        (CONFIG_NAME, DOSSIER_NAME, "expected.json", "auditready-*.json"),
        Words("fichier d'auditready, pas une preuve", "a file of auditready's, no evidence"),
    ),
)
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


class Discovery(Struct, frozen=True, kw_only=True):
    """What a walk found."""

    dossiers: tuple[DossierFolder, ...]
    common: tuple[FoundFile, ...]
    """Files above the dossiers, which serve several."""


class _Node(Struct):
    path: Path
    name: str
    files: list[FoundFile]
    folders: list[_Node]

    def walk(self) -> Iterator[_Node]:
        yield self
        for folder in self.folders:
            yield from folder.walk()

    @property
    def declared(self) -> bool:
        return any(Path(file.path).name == DOSSIER_NAME for file in self.files)

    @property
    def evidence(self) -> list[FoundFile]:
        return [file for file in self.files if file.ignored is None]


def discover(paths: Iterable[Path], config: Config | None = None) -> Discovery:
    """Find all dossiers below ``paths``.

    Raises ``UsageError`` for a path that is missing or no folder, ``NothingToCheck`` where no file is left to read.
    """
    config = config or Config()
    dossiers: list[DossierFolder] = []
    common: list[FoundFile] = []
    for path in paths:
        _require_folder(path)
        root = _read_tree(path.resolve(), "", config.ignore)
        if not any(node.evidence for node in root.walk()):
            raise NothingToCheck(
                f"« {path} » ne contient aucun fichier à lire. Indiquez le dossier d'une session de formation, ou le "
                "dossier qui contient vos sessions.",
                f'"{path}" holds no file to read. Give the folder of a training session, or the folder that holds '
                "your sessions.",
            )
        found = _named(root, config.dossiers) if config.dossiers else _infer(root)
        taken = {file.name for folder in found for file in folder.files}
        dossiers += found
        common += [file for node in root.walk() for file in node.files if file.name not in taken]
    return Discovery(dossiers=_with_unique_ids(dossiers), common=tuple(common))


def _require_folder(path: Path) -> None:
    if not path.exists():
        raise UsageError(
            f"« {path} » n'existe pas. Vérifiez le chemin ; les espaces et les accents demandent des guillemets.",
            f'"{path}" does not exist. Check the path; spaces and accents need quotes.',
        )
    if not path.is_dir():
        raise UsageError(
            f"« {path} » est un fichier. Indiquez le dossier qui le contient : les preuves se lisent ensemble.",
            f'"{path}" is a file. Give the folder that holds it: evidence is read together.',
        )


def _read_tree(path: Path, name: str, ignore: tuple[str, ...]) -> _Node:
    node = _Node(path, name, [], [])
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        raise UsageError(
            f"« {path} » ne peut pas être lu ({error.strerror}). Vérifiez les droits d'accès.",
            f'"{path}" cannot be read ({error.strerror}). Check its permissions.',
        ) from error
    for entry in entries:
        below = f"{name}/{entry.name}" if name else entry.name
        if entry.is_symlink():
            size, why = 0, Words("lien symbolique, non suivi", "symbolic link, not followed")
            node.files.append(FoundFile(entry.path, below, size, why))
        elif entry.is_dir(follow_symlinks=False):
            if entry.name.casefold() not in _SKIPPED_FOLDERS and not entry.name.startswith("."):
                node.folders.append(_read_tree(Path(entry.path), below, ignore))
        elif entry.is_file(follow_symlinks=False):
            size = entry.stat(follow_symlinks=False).st_size
            node.files.append(FoundFile(entry.path, below, size, _why_ignored(entry.name, below, ignore)))
    return node


def _why_ignored(name: str, below: str, ignore: tuple[str, ...]) -> Words | None:
    lower = name.casefold()
    for patterns, why in _IGNORED:
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
        return [_folder(node, Words(f"contient {DOSSIER_NAME}", f"holds {DOSSIER_NAME}"))]
    full = [folder for folder in node.folders if any(below.evidence for below in folder.walk())]
    declared_below = any(below.declared for folder in full for below in folder.walk())
    if not declared_below and (why := _why_dossier(node, full)):
        return [_folder(node, why)]
    return [dossier for folder in full for dossier in _infer(folder)]


def _why_dossier(node: _Node, folders: list[_Node]) -> Words | None:
    if not folders:
        return (
            Words("contient des fichiers et aucun sous-dossier", "holds files and no subfolder")
            if node.evidence
            else None
        )
    names = [folder.path.name for folder in folders]
    categories = [name for name in names if _is_category(name)]
    if categories and len(categories) * 2 >= len(names):
        return Words(
            f"ses sous-dossiers sont des catégories de documents (« {categories[0]} »…)",
            f'its subfolders are document categories ("{categories[0]}"…)',
        )
    persons = [name for name in names if _is_person(name)]
    if persons and node.evidence and len(persons) == len(names):
        return Words(
            f"ses sous-dossiers portent des noms de personnes (« {persons[0]} »…)",
            f'its subfolders bear names of persons ("{persons[0]}"…)',
        )
    return None


def _is_category(name: str) -> bool:
    words = fold(name).replace("_", " ")
    return bool(_CATEGORY.search(words)) and not _SESSION.search(re.sub(r"^\d{1,2}[-_. ]+", "", words))


def _is_person(name: str) -> bool:
    words = name.replace("_", " ")
    return (
        bool(_PERSON.fullmatch(words)) and not _is_category(name) and all(word[0].isupper() for word in words.split())
    )


def _folder(node: _Node, why: Words) -> DossierFolder:
    files = tuple(file for below in node.walk() for file in below.files)
    return DossierFolder(
        id=node.name.rpartition("/")[2] or node.path.name or "dossier",
        path=node.name or ".",
        folder=str(node.path),
        why=why,
        files=tuple(sorted(files, key=lambda file: file.name)),
    )


def _with_unique_ids(dossiers: list[DossierFolder]) -> tuple[DossierFolder, ...]:
    times = Counter(dossier.id for dossier in dossiers)
    unique = []
    for dossier in sorted(dossiers, key=lambda dossier: (dossier.path, dossier.folder)):
        name = dossier.path if times[dossier.id] > 1 else dossier.id
        unique.append(
            DossierFolder(id=name, path=dossier.path, folder=dossier.folder, why=dossier.why, files=dossier.files)
        )
    return tuple(unique)
