"""Results without their statements: what they say, and that they prove nothing of anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditready import ReadContext, Words, listing, parse_minutes, say

from .words import number_at, part

_TOLD = 3


def note_results(context: ReadContext, results: Sequence[Mapping[str, Any]]) -> None:
    """Say what stands in the results, what is missing and where to get it."""
    for result in results[:_TOLD]:
        words = listing([each.fr for each in _values(result)]), listing([each.en for each in _values(result)])
        context.note(f"résultat xAPI lu : {words[0].fr}", f"xAPI result read: {words[1].en}")
    if len(results) > _TOLD:
        context.note(f"autres résultats : {len(results) - _TOLD}", f"other results: {len(results) - _TOLD}")
    context.note(
        "« result » seul : ni apprenant (« actor »), ni action (« verb »), ni activité (« object »), ni date "
        "(« timestamp ») ; il ne prouve rien de personne. Exporter les déclarations entières depuis le LRS "
        "(ressource « statements »)",
        '"result" alone: no learner ("actor"), no action ("verb"), no activity ("object") and no date ("timestamp"); '
        'it proves nothing of anybody. Export the whole statements from the record store (resource "statements")',
    )


def _values(result: Mapping[str, Any]) -> Iterator[Words]:
    score = part(result, "score")
    raw, most, scaled = (number_at(score, key) for key in ("raw", "max", "scaled"))
    if raw is not None:
        of = "" if most is None else f"/{most:g}"
        yield Words(f"score {raw:g}{of}", f"score {raw:g}{of}")
    elif scaled is not None:
        yield Words(f"score {scaled:g} sur 1", f"score {scaled:g} of 1")
    minutes = parse_minutes(result["duration"]) if isinstance(result.get("duration"), str) else None
    if minutes is not None:
        yield say("durée {minutes} min", "duration {minutes} min", minutes=f"{minutes:g}")
    for key, fr, en in (("success", "réussite", "success"), ("completion", "achèvement", "completion")):
        if isinstance(result.get(key), bool):
            yield Words(f"{fr} : {'oui' if result[key] else 'non'}", f"{en}: {'yes' if result[key] else 'no'}")
    if result.get("response"):
        yield Words("une réponse", "a response")
