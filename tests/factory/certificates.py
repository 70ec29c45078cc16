"""The certificat de réalisation of the ministry's model, as PDF or DOCX, any field of which can be left out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from .frozen import signature
from .pages import Block, Boxes, Line, Signatures, Title, written
from .session import Person, Session, hours, short_date

RETENTION = (
    "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, je m'engage à conserver "
    "l'ensemble des pièces justificatives qui ont permis d'établir le présent certificat pendant une durée de 3 ans à "
    "compter de la fin de l'année du dernier paiement. En cas de cofinancement des fonds européens la durée de "
    "conservation est étendue conformément aux obligations conventionnelles spécifiques."
)
DISTANCE_NOTE = (
    "(2) Dans le cadre des formations à distance prendre en compte la réalisation des activités pédagogiques et le "
    "temps estimé pour les réaliser."
)
NATURES = (
    "action de formation",
    "bilan de compétences",
    "action de VAE",
    "action de formation par apprentissage",
)
FIELDS = ("signatory", "learner", "title", "nature", "period", "duration", "retention", "place", "issued", "signature")
"""What ``omit`` may name."""


def certificate(
    session: Session,
    learner: Person,
    *,
    form: str = "pdf",
    minutes: int | None = None,
    issued: date | None = None,
    title: str | None = None,
    start: date | None = None,
    end: date | None = None,
    signatory: str | None = None,
    ticked: Collection[str] = ("action de formation",),
    omit: Collection[str] = (),
    extra: str = "",
) -> bytes:
    """Certificate of ``learner``; ``extra`` is one more paragraph (a repealed article, say)."""
    provider = session.provider
    issued = issued or session.end + timedelta(days=1)
    begins, ends = start or session.start, end or session.end
    action = "dispensateur de l'action concourant au développement des compétences"
    legal = f"représentant(e) légal(e) du {action} : {provider.name}"
    blocks: list[tuple[str, Block]] = [
        ("", Title("CERTIFICAT DE RÉALISATION")),
        ("signatory", Line(f"Je soussigné(e) {signatory or provider.signatory}, {legal}")),
        ("", Line(f"{provider.address} – Déclaration d'activité enregistrée sous le numéro {provider.nda}")),
        ("", Line("atteste que :")),
        ("learner", Line(f"Mme/M. {learner.name}, salarié(e) de l'entreprise {learner.company or session.client}")),
        ("title", Line(f"a suivi l'action : {title or session.title}")),
        ("", Line("Nature de l'action concourant au développement des compétences :")),
        ("", Boxes([(name, name in ticked and "nature" not in omit) for name in NATURES])),
        ("period", Line(f"qui s'est déroulée du {short_date(begins)} au {short_date(ends)}")),
        ("duration", Line(f"pour une durée de {hours(_minutes(session, learner, minutes))} (2)")),
        ("retention", Line(RETENTION)),
        ("extra", Line(extra)),
        ("place", Line(f"Fait à : {provider.city}")),
        ("issued", Line(f"Le : {short_date(issued)}")),
        ("", _signature(session, learner, omit)),
        ("", Line(DISTANCE_NOTE)),
    ]
    left_out = set(omit) | (set() if extra else {"extra"})
    return written([block for name, block in blocks if name not in left_out], form)


def _minutes(session: Session, learner: Person, minutes: int | None) -> int:
    return session.justified_minutes(learner) if minutes is None else minutes


def _signature(session: Session, learner: Person, omit: Collection[str]) -> Signatures:
    picture = None if "signature" in omit else signature(session, "signatory", learner.key)
    caption = f"Cachet et signature du responsable du dispensateur de formation\n{session.provider.signatory}"
    return Signatures([(caption.replace("\n", " – "), picture)])
