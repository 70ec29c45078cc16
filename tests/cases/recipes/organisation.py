"""ORG: the provider's own folder, one code an indicator; the good case less, or with, the one proof."""

from __future__ import annotations

from tests.factory import Dossier
from tests.factory.organisation_folder import clean_organisation

from .case import Case, Pair, Said, flatten, gap, holds
from .sessions import ROOM

_KIND = 'kind = "organisation"\n'
CFA = '[provider]\ncategories = ["AF", "CFA"]\n'
CERTIFYING = "[provider]\ncertifying = true\n"
WORK_STUDY = "[provider]\nalternance = true\n"
AT_WORK = "[provider]\nwork_based = true\n"
SUBCONTRACTING = "[provider]\nuses_subcontractors = true\n"


def _folder(*pieces: str, scope: str = "") -> Dossier:
    dossier = clean_organisation(ROOM)
    dossier.keep(*pieces)
    flatten(dossier)
    if scope:
        dossier.put("auditready.toml", scope.encode())
    return dossier


def _pair(
    good: Dossier, proofs: tuple[str, ...], bad: Dossier, *quoted: str, consequences: tuple[tuple[str, str], ...] = ()
) -> Pair:
    declared = tuple((code, state, None) for code, state in consequences)
    expected: tuple[Said, ...] = (gap(None, *quoted),)
    return Pair(Case(None, good, holds(*proofs), _KIND), Case(None, bad, expected, _KIND, declared))


def _without(
    gone: str,
    *pieces: str,
    quoted: tuple[str, ...] = (),
    scope: str = "",
    consequences: tuple[tuple[str, str], ...] = (),
) -> Pair:
    """The proof is there, beside ``pieces``; and then it is not."""
    good, bad = (_folder(gone, *pieces, scope=scope) for _ in range(2))
    bad.drop(gone)
    return _pair(good, (gone,), bad, *quoted, consequences=consequences)


def _changed(
    piece: str,
    *others: str,
    scope: str = "",
    quotes: bool = True,
    consequences: tuple[tuple[str, str], ...] = (),
    **options: object,
) -> Pair:
    """The proof is complete; and then it lacks something."""
    good, bad = (_folder(piece, *others, scope=scope) for _ in range(2))
    bad.change(piece, **options)
    return _pair(good, (piece,), bad, *((piece,) if quotes else ()), consequences=consequences)


def public_information() -> Pair:
    """The page tells neither the price nor how it is financed."""
    return _changed("page", omit={"price", "financing"})


def result_indicators() -> Pair:
    """The figures do not say how they were calculated."""
    return _changed("results", omit={"method"})


def certification_information() -> Pair:
    """The page gives neither the pass rate nor the jobs."""
    return _changed("page", omit={"pass_rate", "outlets"}, scope=CERTIFYING)


def needs_method() -> Pair:
    """Nothing says how needs are analysed."""
    return _without("procedure/needs", "means")


def objectives() -> Pair:
    """The page has no objectives, and no programme stands beside it."""
    return _changed("page", omit={"objectives"}, quotes=False, consequences=(("ORG201", "gap"),))


def design() -> Pair:
    """Nothing says how contents are designed."""
    return _without("procedure/design", "means", consequences=(("ORG205", "gap"),))


def certification_contents() -> Pair:
    """The cross table is there, the authorisation is not."""
    cross_table = "procedure/cross_table"
    return _without("authorisation", cross_table, quoted=(cross_table,), scope=CERTIFYING)


def positioning_procedure() -> Pair:
    """No procedure of positioning."""
    return _without("procedure/positioning", "means")


def conditions_of_training() -> Pair:
    """A booklet without internal rules."""
    return _without("rules", "booklet", quoted=("booklet",))


def adaptation() -> Pair:
    """No procedure of follow-up and adaptation."""
    return _without("procedure/adaptation", "means")


def assessment() -> Pair:
    """No procedure of assessment."""
    return _without("procedure/assessment", "means")


def engagement() -> Pair:
    """Drop-outs are prevented, violence is not spoken of."""
    return _without("procedure/violence", "procedure/engagement", quoted=("procedure/engagement",))


def work_study() -> Pair:
    """No procedure for the coordination with companies."""
    return _without("procedure/alternance", "means", scope=WORK_STUDY)


def social_support() -> Pair:
    """Apprentices are supported, violence is not handled."""
    return _without("procedure/violence", "procedure/support", quoted=("procedure/support",), scope=CFA)


def apprentices_rights() -> Pair:
    """The apprentices' booklet names nobody to turn to about violence."""
    return _without("procedure/violence", "procedure/rights", quoted=("procedure/rights",), scope=CFA)


def exam_rules() -> Pair:
    """Nothing on the authority's rules."""
    return _without("procedure/exam", "means", scope=CERTIFYING)


def means() -> Pair:
    """No list of rooms, equipment and platforms."""
    return _without("means", "procedure/needs")


def contributors() -> Pair:
    """A meeting took place, and no chart says who is who."""
    return _without("chart", "minutes", quoted=("minutes",))


def resources() -> Pair:
    """Resources are given, and nobody checks that remote modules are followed."""
    return _without("procedure/remote", "procedure/resources", quoted=("procedure/resources",))


def governance() -> Pair:
    """The officers are named, the improvement council never met."""
    return _without("council", "chart", quoted=("chart",), scope=CFA)


def trainers_skills() -> Pair:
    """A procedure, and no CV."""
    return _without("cv", "procedure/trainer_skills", quoted=("procedure/trainer_skills",))


def staff_training() -> Pair:
    """A plan of which nothing was done."""
    return _changed("staff_training", status="Prévue")


def law_watch() -> Pair:
    """Nothing was made of the legal watch."""
    return _changed("watch", unused={"law"})


def jobs_watch() -> Pair:
    """Nothing was made of the watch on jobs."""
    return _changed("watch", unused={"jobs"})


def teaching_watch() -> Pair:
    """Nothing was made of the watch on teaching."""
    return _changed("watch", unused={"teaching"})


def disability_network() -> Pair:
    """Partners, none of them for disability."""
    return _changed("partners", omit={"disability"}, quotes=False)


def subcontractors() -> Pair:
    """The contract does not bind the subcontractor to the framework."""
    return _changed("subcontract", "procedure/subcontracting", omit={"quality"}, scope=SUBCONTRACTING)


def companies() -> Pair:
    """Partners, no company among them."""
    return _changed("partners", omit={"company"}, quotes=False, scope=AT_WORK)


def integration() -> Pair:
    """Partners, none for employment."""
    return _changed("partners", omit={"employment"}, scope=CFA)


def appreciations() -> Pair:
    """The teaching teams were not asked."""
    return _changed("synthesis", asked=("stagiaires", "entreprises", "financeurs"))


def complaints() -> Pair:
    """A complaint has waited for its answer since June."""
    return _changed("complaints", "procedure/complaints", unanswered=True)


def improvement() -> Pair:
    """Actions, and no analysis of risks."""
    return _changed("improvement", omit={"risks"})


def teaching_assessed() -> Pair:
    """The results were not shared with the teaching teams."""
    return _changed("teaching", omit={"shared"}, scope=CFA)


BY_INDICATOR = (
    public_information, result_indicators, certification_information, needs_method, objectives, design,
    certification_contents, positioning_procedure, conditions_of_training, adaptation, assessment, engagement,
    work_study, social_support, apprentices_rights, exam_rules, means, contributors, resources, governance,
    trainers_skills, staff_training, law_watch, jobs_watch, teaching_watch, disability_network, subcontractors,
    companies, integration, appreciations, complaints, improvement, teaching_assessed,
)  # fmt: skip
"""The recipes of ORG201 to ORG233, in this order."""
