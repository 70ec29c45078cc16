"""Connected time: what it says beside the hours credited, and what of it no half-day counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditready import (
    ActivityProgress,
    Dossier,
    Finding,
    LearnerFacts,
    LmsSession,
    Locator,
    NotApplicable,
    Uncounted,
    Words,
    listing,
    minutes,
    percent,
    rule,
    say,
)

from .facts import distinct, has_ended, records, set_by, slot_name

_WORTH_TELLING = 30
"""Minutes beside a half-day under which nobody asks: people come early and stay for a word. Said in the rule's text."""

_A_PRESENCE = 10
"""Minutes under which a connection that touches no half-day is a test or a mistake. Said in the rule's text."""


@rule(
    "HRS006",
    pack="service-fait",
    severity="funding",
    indicators=(19,),
    source="Modèle de certificat de réalisation, note 2 ; lecture d'auditready",
    basis="practice",
    needs=(("lms_session", "activity_progress"),),
    title=Words("Temps connecté à la mesure du temps crédité", "Connected time in proportion to credited time"),
    why=Words(
        "À distance, ce sont les durées estimées des activités faites qui comptent. Mais un temps connecté très "
        "inférieur fait douter du travail, très supérieur de la durée annoncée. Les seuils sont ceux d'auditready.",
        "At a distance the estimated durations of the activities done are what counts. But far less time connected "
        "casts doubt on the work, far more on the announced duration. The bounds are auditready's own.",
    ),
    accept=Words(
        "Temps connecté entre 30 % et 300 % du temps crédité (seuils réglables par financeur), ou une explication : "
        "travail hors ligne, documents téléchargés, page restée ouverte.",
        "Connected time between 30% and 300% of the credited time (bounds that can be set for each funder), or an "
        "explanation: offline work, documents downloaded, a page left open.",
    ),
    remedy=Words(
        "Noter l'explication et joindre les travaux ; si l'estimation est fausse, la revoir pour la prochaine session.",
        "Write the explanation down and add the work; where the estimate is wrong, change it for the next session.",
    ),
    question=Words(
        "Comment expliquez-vous l'écart entre le temps connecté et le temps crédité à cet apprenant ?",
        "How do you explain the gap between the time connected and the time credited to this learner?",
    ),
)
def connected_against_credited(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Ask about learners whose time on the platform is out of proportion; nobody is asked without both figures."""
    if not dossier.remote or not has_ended(dossier):
        because = Words(
            "Aucune partie à distance, ou session non terminée.", "No remote part, or the session is not over."
        )
        yield NotApplicable(because=because)
        return
    compared = False
    bounds = dossier.scope.tolerances
    # Without the duration of one activity (DST002) the credited time is too low to call the connected one too high.
    part_unknown = any(not activity.minutes for activity in dossier.announced.values())
    for learner in dossier.learners:
        online, credited = learner.ledger.online, learner.ledger.credited
        if online is None or not credited:
            continue
        compared = True
        if online < bounds.connected_low * credited:
            yield _out_of_proportion(dossier, learner, online, credited, "connected_low")
        elif online > bounds.connected_high * credited and not part_unknown:
            yield _out_of_proportion(dossier, learner, online, credited, "connected_high")
    if not compared:
        yield NotApplicable(
            because=Words(
                "Aucun apprenant n'a à la fois un temps connecté et un temps crédité.",
                "No learner has both a connected and a credited time.",
            )
        )


def _out_of_proportion(dossier: Dossier, learner: LearnerFacts, online: int, credited: int, bound: str) -> Finding:
    low = bound == "connected_low"
    share = percent(getattr(dossier.scope.tolerances, bound))
    origin = set_by(dossier, bound)
    clicks = any(session.estimated for session in records(learner, LmsSession))
    measure = Words(" (estimé d'après les clics)", " (estimated from clicks)") if clicks else Words("", "")
    return Finding(
        key=bound,
        state="to_judge",
        learner=learner.id,
        message=say(
            "{name} : {online} connectées{measure} pour {credited} créditées.",
            "{name}: {online} connected{measure} for {credited} credited.",
            name=learner.name,
            online=minutes(online),
            measure=measure,
            credited=minutes(credited),
        ),
        expected=say("au moins {share} du temps crédité{origin}", "at least {share} of the credited time{origin}",
                     share=share, origin=origin)
        if low
        else say("au plus {share} du temps crédité{origin}", "at most {share} of the credited time{origin}",
                 share=share, origin=origin),
        found=percent(online / credited),
        locators=_proofs(learner),
    )  # fmt: skip


def _proofs(learner: LearnerFacts) -> tuple[Locator, ...]:
    own = [session.locator for session in records(learner, LmsSession) if not session.on_behalf]
    return distinct([*own, *(activity.locator for activity in records(learner, ActivityProgress))])


@rule(
    "HRS008",
    pack="service-fait",
    severity="advice",
    source="R.6313-3 ; lecture d'auditready",
    basis="practice",
    needs=(("presence",),),
    title=Words("Connexions comptées dans les demi-journées", "Connections counted within the half-days"),
    why=Words(
        "Seul le temps passé dans la demi-journée compte, une fois : ni l'avant, ni l'après, ni un deuxième appareil. "
        "Le total que donne l'outil peut donc dépasser ce qui est justifié. C'est une lecture d'auditready.",
        "Only time within the half-day counts, and once: not before, not after, no second device. So the tool's own "
        "total may exceed what is justified. This is auditready's own reading.",
    ),
    accept=Words(
        "Des rapports dans le fuseau de la session. Moins de 30 minutes autour ou en double d'une demi-journée, et de "
        "10 minutes en dehors de toutes, ne sont pas signalées.",
        "Reports in the session's time zone. Less than 30 minutes around or twice within a half-day, and than 10 "
        "minutes outside all of them, go unreported.",
    ),
    remedy=Words(
        "Ne pas reprendre le total de l'outil dans le certificat. Si l'horaire a changé, déclarer le créneau dans "
        "dossier.toml ; si l'export est dans un autre fuseau, le refaire dans celui de la session.",
        "Do not copy the tool's total into the certificate. Where the time was changed, declare the slot in "
        "dossier.toml; where the export is in another zone, make it again in the session's.",
    ),
    question=Words(
        "À quoi correspond le temps connecté qu'aucune demi-journée ne compte ?",
        "What is the connected time that no half-day counts?",
    ),
)
def uncounted_time(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Say what was not counted and why, where it changes a total."""
    if not dossier.uncounted:
        return
    yield from _other_clocks(dossier)
    elsewhere = [each for each in dossier.uncounted if each.why == "outside" and each.slot is None]
    elsewhere = [each for each in elsewhere if each.minutes >= _A_PRESENCE]
    if elsewhere:
        yield _elsewhere(dossier, elsewhere)
    skipped = [each for each in dossier.uncounted if each.why == "clock"]
    if skipped:
        yield _skipped(dossier, skipped)
    beside: dict[tuple[str, str], list[Uncounted]] = defaultdict(list)
    for each in dossier.uncounted:
        if each.slot is not None:
            beside[each.learner, each.slot].append(each)
    large = [group for group in beside.values() if sum(each.minutes for each in group) >= _WORTH_TELLING]
    if large:
        yield _beside(dossier, large)


def _other_clocks(dossier: Dossier) -> Iterator[Finding]:
    files: dict[str, list[Uncounted]] = defaultdict(list)
    for each in dossier.uncounted:
        if each.why == "shifted":
            files[each.locators[0].file].append(each)
    for file, group in sorted(files.items()):
        shift = group[0].shift or 0
        found = say("heures {n} plus tard", "times {n} later", n=minutes(shift))
        if shift < 0:
            found = say("heures {n} plus tôt", "times {n} earlier", n=minutes(-shift))
        yield Finding(
            key=f"zone-{file}",
            state="to_judge",
            message=say(
                "{file} : {found} que sur la feuille ou la convocation. Export dans un autre fuseau ? Rien n'en est "
                "compté.",
                "{file}: {found} than on the sheet or the invitation. Another zone? Nothing of it is counted.",
                file=file.rpartition("/")[2],
                found=found,
            ),
            expected=Words("les heures de la session", "the session's times"),
            found=found,
            locators=distinct(place for each in group for place in each.locators),
        )


def _elsewhere(dossier: Dossier, found: list[Uncounted]) -> Finding:
    stays = listing(
        say(
            "{name} le {day} à {at} ({time})",
            "{name} on {day} at {at} ({time})",
            name=_name(dossier, each),
            day=each.day,
            at=f"{each.start:%H:%M}",
            time=minutes(each.minutes),
        )
        for each in found
    )
    return Finding(
        key="elsewhere",
        state="to_judge",
        message=say(
            "Connexions hors de toute demi-journée, non comptées : {stays}.",
            "Connections outside every half-day, not counted: {stays}.",
            stays=stays,
        ),
        expected=Words("des connexions pendant les demi-journées", "connections during the half-days"),
        found=stays,
        locators=distinct(place for each in found for place in each.locators),
    )


def _skipped(dossier: Dossier, found: list[Uncounted]) -> Finding:
    names = listing(sorted({_name(dossier, each) for each in found}))
    days = listing(sorted({each.day for each in found}))
    return Finding(
        key="clock",
        state="to_judge",
        message=say(
            "Connexions à une heure qui n'a pas existé, la nuit du passage à l'heure d'été ({days}) : {names}.",
            "Connections at a time that did not exist, in the night to summer time ({days}): {names}.",
            days=days,
            names=names,
        ),
        expected=Words("des heures du fuseau de la session", "times of the session's zone"),
        found=days,
        locators=distinct(place for each in found for place in each.locators),
    )


def _beside(dossier: Dossier, groups: list[list[Uncounted]]) -> Finding:
    told = listing(_not_counted(dossier, group) for group in groups)
    return Finding(
        key="beside",
        state="to_judge",
        message=say(
            "Temps connecté non compté : {told}.",
            "Connected time not counted: {told}.",
            told=told,
        ),
        expected=Words("au plus la durée de la demi-journée", "at most the half-day's length"),
        found=told,
        locators=distinct(place for group in groups for each in group for place in each.locators),
    )


def _not_counted(dossier: Dossier, group: list[Uncounted]) -> Words:
    reasons = {"outside": Words("avant ou après", "before or after"), "twice": Words("en double", "twice")}
    parts = listing(
        say("{time} {reason}", "{time} {reason}", time=minutes(each.minutes), reason=reasons[each.why])
        for each in group
    )
    slot = dossier.slot_by_id[group[0].slot or ""]
    return say(
        "{name}, {slot} : {parts}", "{name}, {slot}: {parts}", name=_name(dossier, group[0]), slot=slot_name(slot),
        parts=parts,
    )  # fmt: skip


def _name(dossier: Dossier, each: Uncounted) -> str:
    learner = dossier.learner_by_id.get(each.learner)
    return learner.name if learner else each.learner
