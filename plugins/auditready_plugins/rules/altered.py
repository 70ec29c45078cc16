"""Exports changed after the tool wrote them: what its own exports always hold does not hold any more (FIL005)."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import Dossier, ExportAnomaly, Finding, NotApplicable, Words, listing, rule, say

from .facts import distinct, records

_TOLD = 3
"""Places that the sentence names; every place is a proof beside it."""


@rule(
    "FIL005",
    concerns=("session", "organisation"),
    pack="service-fait",
    severity="funding",
    source="Relevés sur des exports réels des outils ; jurisprudence sur les pièces reconstituées",
    basis="practice",
    needs=(("presence", "lms_session", "assessment", "submission", "activity_progress"),),
    title=Words("Exports tels que l'outil les a écrits", "Exports as the tool wrote them"),
    why=Words(
        "Un outil calcule toujours ses durées, ses totaux et l'ordre de ses lignes de la même façon. Où ce n'est plus "
        "le cas, le fichier a été changé à la main, ou l'outil : l'export ne prouve plus rien par lui-même. Lecture "
        "d'auditready.",
        "A tool always works out its durations, its totals and the order of its rows in the same way. Where that no "
        "longer holds, somebody changed the file by hand, or the tool did: the export proves nothing by itself any "
        "more. auditready's own reading.",
    ),
    accept=Words(
        "L'export d'origine, non modifié ; l'ouvrir puis l'enregistrer dans un tableur ne compte pas comme une "
        "modification tant que ses valeurs restent les mêmes.",
        "The original export, unchanged; opening and saving it in a spreadsheet program is no change as long as its "
        "values stay the same.",
    ),
    remedy=Words(
        "Exporter à nouveau depuis l'outil et classer cet export ; garder l'ancien et noter ce qui y a été changé, par "
        "qui et pourquoi.",
        "Export again from the tool and file that export; keep the old one and write down what was changed in it, by "
        "whom and why.",
    ),
    question=Words("Qui a modifié cet export, et pourquoi ?", "Who changed this export, and why?"),
)
def altered_exports(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report each file whose reader met broken invariants, one finding a file and an invariant."""
    by_file: dict[tuple[str, str], list[ExportAnomaly]] = {}
    for anomaly in records(dossier, ExportAnomaly):
        by_file.setdefault((anomaly.locator.file, anomaly.invariant), []).append(anomaly)
    for (file, invariant), found in sorted(by_file.items()):
        yield Finding(
            key=f"{file} {invariant}",
            state="to_judge" if invariant in _DOUBTFUL else "contradiction",
            message=say(
                "{file} : {what} ({n}), que {system} n'écrit pas ainsi : {places}.",
                "{file}: {what} ({n}), which {system} does not write so: {places}.",
                file=file,
                what=_WHAT[invariant],
                n=len(found),
                system=found[0].system,
                places=listing((_place(one) for one in found), limit=_TOLD),
            ),
            expected=listing((one.expected for one in found), limit=_TOLD),
            found=listing((one.found for one in found), limit=_TOLD),
            locators=distinct(one.locator for one in found),
        )


_DOUBTFUL = frozenset({"order", "duplicate", "count"})
"""A filter, a sort or a copied line in a spreadsheet program breaks them without changing any value."""

_WHAT = {
    "duration": Words("durée différente de l'écart entre ses heures", "duration that is not between its own times"),
    "count": Words("nombre de lignes différent de celui annoncé", "number of rows that is not the one announced"),
    "summary": Words("résumé différent du détail", "summary that differs from the detail"),
    "order": Words("ligne hors de l'ordre du fichier", "row out of the file's order"),
    "duplicate": Words("ligne qui ne peut figurer qu'une fois", "row that can stand once"),
    "total": Words("total différent de la somme", "total that is not the sum"),
    "identity": Words("un compte sous deux noms", "one account under two names"),
}


def _place(anomaly: ExportAnomaly) -> Words:
    row = anomaly.locator.row or anomaly.locator.line
    where = say("ligne {row} : ", "row {row}: ", row=row) if row else Words("", "")
    return say(
        "{where}{found} au lieu de {expected}",
        "{where}{found} instead of {expected}",
        where=where,
        found=anomaly.found,
        expected=anomaly.expected,
    )
