"""The columns by which Moodle's reports name a person, in all their ages, and the mention they give."""

from __future__ import annotations

from collections.abc import Mapping

from auditready import Mention

from .tables import Columns, Row, text

FULL_NAME = (
    "User full name", "Full name", "Nom complet", "Nom complet de l'utilisateur", "Nombre completo del usuario",
    "Nombre completo",
)  # fmt: skip

IDENTITY = Columns(
    last_name=("Last name", "Surname", "Nom", "Nom de famille", "Apellido(s)", "Apellidos"),
    first_name=("First name", "Prénom", "Nombre"),
    full_name=FULL_NAME,
    email=("Email address", "Email", "Adresse de courriel", "Dirección de correo", "Dirección Email"),
    id_number=("ID number", "Numéro d'identification", "Número de ID"),
    username=("Username", "Nom d'utilisateur", "Nombre de usuario"),
    institution=("Institution", "Institución"),
    department=("Department", "Département", "Departamento"),
    group=("Group", "Groups", "Groupe", "Groupes", "Grupo", "Grupos"),
)
"""Which of them a report has is a setting of the site."""


def mention(row: Row, places: Mapping[str, int]) -> Mention | None:
    """Return the person of a row, or ``None`` where the row names nobody.

    An identifier says which number it is: the ID number that the provider gives and the user number of the platform
    may be equal and mean two persons.
    """
    name = text(row, places.get("full_name")) or " ".join(
        part for field in ("first_name", "last_name") if (part := text(row, places.get(field)))
    )
    email = text(row, places.get("email"))
    number, username = text(row, places.get("id_number")), text(row, places.get("username"))
    identifier = f"idnumber:{number}" if number else f"username:{username}" if username else None
    if not (name or email or identifier):
        return None
    return Mention(
        name=name, email=email if "@" in email else None, identifier=identifier, organisation=_organisation(row, places)
    )


def _organisation(row: Row, places: Mapping[str, int]) -> str | None:
    return text(row, places.get("institution")) or None
