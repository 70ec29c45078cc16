"""What a log cannot prove and what was left out of it, as notes beside the file."""

from __future__ import annotations

from auditready import ReadContext, listing

from .notes import note_rows, note_unused, note_zone, plural
from .scan import Scan
from .tables import Header
from .visits import Visitor


def note_log(found: Scan, everybody: list[Visitor], namesakes: list[str], context: ReadContext) -> None:
    """Say everything that goes with the records of one log."""
    _note_limits(found.idle // 60, context)
    _note_left_out(found, context)
    _note_people(everybody, namesakes, context)
    _note_order(found, everybody, context)
    note_unused(context, Header(0, found.header, found.places).rest())
    if "action" in found.places:
        context.note(
            "journal d'avant Moodle 2.7 : seules les connexions en sont lues ; travaux remis et messages, sans nom "
            "d'activité sûr, restent à voir dans les colonnes « Action » et « Information »",
            "log of before Moodle 2.7: its connections alone are read; work handed in and posts, whose activity it "
            "does not name for certain, are to be looked up in its columns of actions and information",
        )
    if found.duplicates:
        context.note(
            f"{plural(found.duplicates, 'ligne répète', 'lignes répètent')} une autre du même instant : normal dans un "
            "journal Moodle, comptées comme événements",
            f"{plural(found.duplicates, 'row repeats', 'rows repeat')} another of the same moment: normal in a Moodle "
            "log, counted as events",
        )
    if len(found.courses) > 1 and "course" not in found.places:
        courses = listing(sorted(found.courses))
        context.note(
            f"plusieurs cours et pas de colonne Cours : sessions non rattachées à un cours ({courses.fr})",
            f"several courses and no Course column: sessions belong to no course ({courses.en})",
        )


def note_language(context: ReadContext) -> None:
    """Say what cannot be read where the words of the platform are unknown."""
    context.note(
        "journal dans une langue que ce lecteur ne connaît pas : colonnes lues d'après leur ordre, celui de Moodle ; "
        "travaux remis, messages et connexions « en tant que » n'y sont pas reconnus. L'exporter à nouveau avec la "
        "langue réglée sur français ou anglais",
        "log in a language that this reader does not know: columns are read by their order, which is Moodle's; work "
        'handed in, posts and connections "as" somebody are not recognised in it. Export it again with the language '
        "set to French or English",
    )


def note_order(told: int, count: int, context: ReadContext) -> None:
    """Say how many rows out of order there are beside those that are told one by one."""
    if count > told:
        context.note(
            f"{count} lignes hors de l'ordre du temps, les {told} premières sont signalées",
            f"{count} rows out of the order of time, the first {told} are told",
        )


def _note_limits(idle: int, context: ReadContext) -> None:
    context.note(
        "le journal enregistre des clics, ni fin ni durée de connexion : sessions estimées du premier au dernier clic, "
        f"closes après {idle} min sans clic",
        f"the log records clicks, no end and no duration: sessions are estimated from first to last click, over after "
        f"{idle} min without one",
    )
    note_zone(context)


def _note_left_out(found: Scan, context: ReadContext) -> None:
    note_rows(
        context,
        found.nobody,
        "utilisateur « - » (visiteurs anonymes et tâches planifiées)",
        'user "-" (guests and scheduled tasks)',
    )
    note_rows(
        context,
        found.yearless,
        "date sans année : l'année n'est pas dans le fichier et n'est pas devinée",
        "date without year: the year is not in the file and is not guessed",
    )
    first = found.first_undated
    note_rows(
        context, found.undated, f"date illisible (première : ligne {first})", f"unreadable date (first: row {first})"
    )
    note_rows(context, found.headers, "en-tête répété", "repeated header")


def _note_people(everybody: list[Visitor], namesakes: list[str], context: ReadContext) -> None:
    if namesakes:
        names = listing(namesakes)
        context.note(
            f"homonymes, distingués par leur numéro d'utilisateur : {names.fr}",
            f"namesakes, told apart by their user number: {names.en}",
        )
    proxies = sum(visitor.total() for visitor in everybody if visitor.on_behalf)
    if proxies:
        context.note(
            f"{plural(proxies, 'ligne', 'lignes')} d'une autre personne connectée en tant qu'apprenant : sessions "
            "signalées, elles ne prouvent pas l'activité de l'apprenant",
            f"{plural(proxies, 'row', 'rows')} of somebody else logged in as the learner: sessions marked, they do not "
            "prove the learner's own activity",
        )


def _note_order(found: Scan, everybody: list[Visitor], context: ReadContext) -> None:
    if any(visitor.rose for visitor in everybody) and any(visitor.fell for visitor in everybody):
        context.note(
            "lignes qui ne sont pas dans l'ordre du temps : clics triés par personne",
            "rows are not in time order: clicks are sorted per person",
        )
    if found.moments.order is None:
        context.note(
            "rien n'indique si le jour ou le mois vient en premier : dates lues jour/mois, comme Moodle les écrit",
            "nothing says whether day or month comes first: dates are read day/month, as Moodle writes them",
        )
