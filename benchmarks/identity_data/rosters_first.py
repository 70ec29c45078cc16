"""First half of the rosters: whole sessions as their sources name the people."""

from __future__ import annotations

from . import Roster

FIRST = (
    Roster(
        "one Vietnamese name in seven writings",
        (
            (
                "sheet: NGUYỄN Thị Lan",
                "zoom: lan.nguyen (ACME)",
                "teams: Nguyen, Lan",
                "moodle: Lan NGUYEN <lan.nguyen@acme.example>",
                "convocation: <lan.nguyen@acme.example>",
                "certificate: Mme Lan NGUYEN épouse DURAND",
            ),
            ("sheet: DURAND Marc", "zoom: Marc Durand"),
        ),
    ),
    Roster(
        "a usual small group",
        (
            ("sheet: DURAND Camille", "zoom: camille durand", "certificate: Camille DURAND"),
            ("sheet: PETIT Alex", "zoom: Alex P.", "certificate: Alex PETIT"),
            ("sheet: LEROUX Anne-Sophie", "zoom: Anne so Leroux", "certificate: Anne-Sophie LEROUX"),
        ),
    ),
    Roster(
        "two who share a first name and an initial",
        (
            ("sheet: DURAND Camille", "certificate: Camille DURAND", "zoom: Camille Durand"),
            ("sheet: DUBOIS Camille", "certificate: Camille DUBOIS"),
        ),
        ("teams: Camille D.",),
    ),
    Roster(
        "first names swapped with surnames on one sheet",
        (("sheet: MARTIN Paul", "certificate: MARTIN Paul"), ("sheet: PAUL Martin", "certificate: PAUL Martin")),
        ("log: Martin Paul",),
    ),
    Roster(
        "homonyms with two addresses in one export",
        (
            ("moodle: Sophie Martin <sophie.martin@acme.example>",),
            ("moodle: Sophie Martin <s.martin@beta.example>",),
            ("sheet: PETIT Alex", "moodle: Alex Petit <alex.petit@acme.example>"),
        ),
        ("zoom: Sophie Martin",),
    ),
    Roster(
        "father and son",
        (
            ("sheet: Jean DUPONT père", "certificate: Jean DUPONT père"),
            ("sheet: Jean DUPONT fils", "certificate: Jean DUPONT fils"),
        ),
        ("zoom: Jean Dupont",),
    ),
    Roster(
        "twins on one sheet, both in the live class",
        (
            ("sheet: MOREAU Louis", "zoom: Louis Moreau", "certificate: Louis MOREAU"),
            ("sheet: MOREAU Louise", "zoom: Louise Moreau", "certificate: Louise MOREAU"),
        ),
    ),
    Roster(
        "brothers and sisters of one family",
        (
            ("sheet: HADDAD Karim", "zoom: Karim Haddad", "moodle: Karim HADDAD <khaddad@mail.example>"),
            ("sheet: HADDAD Karima", "zoom: Karima Haddad", "moodle: Karima HADDAD <karima@mail.example>"),
            ("sheet: HADDAD Samir", "zoom: samir haddad"),
        ),
    ),
    Roster(
        "a couple with one mailbox",
        (
            ("sheet: DURAND Jean <durand34@mail.example>", "zoom: Jean Durand <durand34@mail.example>"),
            ("sheet: DURAND Marie <durand34@mail.example>", "teams: Marie Durand <durand34@mail.example>"),
        ),
        ("log: <durand34@mail.example>",),
    ),
    Roster(
        "the mailbox of the firm",
        (
            ("sheet: KERBRAT Loïc <formation@acme.example>", "zoom: Loic Kerbrat <formation@acme.example>"),
            ("sheet: MAUREL Inès <formation@acme.example>", "zoom: Ines Maurel <formation@acme.example>"),
        ),
        ("teams: <formation@acme.example>",),
    ),
    Roster(
        "transliterations",
        (
            (
                "sheet: BENALI Mohamed",
                "zoom: Mohammed Ben Ali",
                "moodle: Muhammad BENALI",
                "certificate: Mohamed BENALI",
            ),
            ("sheet: BENAISSA Mohamed", "zoom: Mohamed Benaissa", "certificate: Mohamed BEN AISSA"),
            ("sheet: EL AMRANI Youssef", "zoom: Yusuf Al Amrani", "certificate: Youssef EL AMRANI"),
        ),
    ),
    Roster(
        "Portuguese names cut differently",
        (
            ("agreement: João Manuel da Silva Pereira", "zoom: João Pereira", "certificate: João DA SILVA PEREIRA"),
            ("agreement: Maria João dos Santos", "zoom: Maria Santos", "certificate: Maria João DOS SANTOS"),
            ("agreement: Ana Ferreira da Costa", "zoom: Ana Costa", "certificate: Ana FERREIRA DA COSTA"),
        ),
    ),
    Roster(
        "Spanish sisters",
        (
            ("sheet: GARCÍA LÓPEZ María", "zoom: Maria Garcia", "certificate: María GARCÍA LÓPEZ"),
            ("sheet: GARCÍA LÓPEZ Ana", "zoom: Ana Garcia", "certificate: Ana GARCÍA LÓPEZ"),
        ),
    ),
    Roster(
        "Polish names without their letters",
        (
            ("sheet: WIŚNIEWSKI Łukasz", "zoom: Lukasz Wisniewski", "certificate: Łukasz WIŚNIEWSKI"),
            ("sheet: KOWALSKA Małgorzata", "zoom: Malgorzata Kowalski", "certificate: Malgorzata KOWALSKA"),
            ("sheet: KOWALSKI Jan", "zoom: Jan Kowalski"),
        ),
    ),
    Roster(
        "a married name in one document",
        (
            ("sheet: DUPONT Marie", "certificate: Mme Marie DUPONT née MARTIN", "zoom: Marie Martin"),
            ("sheet: DUPONT Martin", "zoom: Martin Dupont", "certificate: M. Martin DUPONT"),
        ),
    ),
    Roster(
        "telephones and devices",
        (
            ("sheet: DURAND Camille", "teams: Camille Durand", "zoom: iPhone de Camille Durand"),
            ("sheet: PETIT Alex", "zoom: Alex Petit"),
        ),
        ("zoom: iPhone", "zoom: 33 6 12 ** ** 89", "teams: iPad de Julie"),
    ),
    Roster(
        "addresses alone on the platform",
        (
            ("sheet: DURAND Camille", "moodle: <camille.durand@acme.example>", "log: cdurand"),
            ("sheet: DUPONT Jean-Pierre", "moodle: <jp.dupont@acme.example>", "zoom: JP Dupont"),
            ("sheet: ROCHE Isabelle", "moodle: <i.roche@acme.example>", "zoom: Isa Roche"),
        ),
    ),
    Roster(
        "one person, two addresses, one list",
        (
            (
                "sheet: VIDAL Inès",
                "moodle: Inès VIDAL <ines.vidal@acme.example>",
                "zoom: Inès Vidal <inesv34@mail.example>",
            ),
            ("sheet: WEIL Karine", "moodle: Karine WEIL <karine.weil@acme.example>", "zoom: karine weil"),
        ),
    ),
    Roster(
        "damaged exports",
        (
            ("sheet: PETIT Maëlys", "zoom: MaÃ«lys Petit", "moodle: Ma?lys PETIT"),
            ("sheet: ARNOUX Benoît", "zoom: BenoÃ®t Arnoux", "moodle: Beno?t ARNOUX"),
            ("sheet: SAINT-GERMAIN Maximilienne", "moodle: Maximilienne SAINT-GERM"),
        ),
    ),
    Roster(
        "an account lent to a colleague",
        (
            ("sheet: DURAND Camille", "moodle: Camille DURAND <camille.durand@acme.example>"),
            ("sheet: PETIT Alex", "zoom: Alex Petit <camille.durand@acme.example>"),
        ),
    ),
    Roster(
        "particles come and go",
        (
            ("sheet: DE LA FONTAINE Jean", "zoom: Jean de la Fontaine", "certificate: Jean LA FONTAINE"),
            ("sheet: LE GALL Yann", "zoom: Yann Legall", "certificate: Yann LE GALL"),
            ("sheet: D'HAUTEVILLE Aurore", "zoom: aurore dhauteville", "certificate: Aurore d'HAUTEVILLE"),
        ),
    ),
    Roster(
        "brackets and companies",
        (
            ("sheet: MARTIN Sophie", "zoom: Sophie Martin - ACME", "teams: Martin, Sophie [ACME] (Externe)"),
            ("sheet: MEUNIER Clémence", "zoom: ACME | Clémence Meunier", "teams: Meunier, Clémence (Invité)"),
        ),
    ),
    Roster(
        "misspelt once",
        (
            ("sheet: GAUTHIER Mélanie", "certificate: Mélanie GAUTIER", "zoom: Melanie Gauthier"),
            ("sheet: ROUSSEAU Mathieu", "certificate: Matthieu ROUSSEAU", "zoom: mathieu rousseau"),
            ("sheet: DELMAS Damien", "certificate: Damien DELMAS"),
        ),
    ),
    Roster(
        "a list of different people with usual names",
        (
            ("sheet: MARTIN Sophie", "zoom: Sophie Martin"),
            ("sheet: BERNARD Thomas", "zoom: Thomas Bernard"),
            ("sheet: THOMAS Bernard", "zoom: THOMAS Bernard"),
            ("sheet: ROBERT Claire", "zoom: Claire Robert"),
            ("sheet: RICHARD Claire", "zoom: Claire Richard"),
            ("sheet: PETIT Claire", "zoom: Claire Petit"),
        ),
    ),
    Roster(
        "Turkish and German",
        (
            ("sheet: YILDIRIM Işık", "zoom: Isik Yildirim", "certificate: Işık YILDIRIM"),
            ("sheet: MÜLLER Jörg", "zoom: Joerg Mueller", "certificate: Jörg MÜLLER"),
            ("sheet: MÜLLER Jürgen", "zoom: Juergen Mueller", "certificate: Jürgen MÜLLER"),
        ),
    ),
    Roster(
        "initials on the sheet",
        (
            ("sheet: DUPONT J-P", "zoom: Jean-Pierre Dupont", "certificate: Jean-Pierre DUPONT"),
            ("sheet: DURAND C.", "zoom: Camille Durand", "certificate: Camille DURAND"),
            ("sheet: DURAND Q.", "zoom: Quentin Durand", "certificate: Quentin DURAND"),
        ),
    ),
    Roster(
        "first names alone in the live class",
        (
            ("sheet: DURAND Camille", "certificate: Camille DURAND"),
            ("sheet: PETIT Alex", "certificate: Alex PETIT"),
            ("sheet: ROCHE Isabelle", "certificate: Isabelle ROCHE"),
        ),
        ("zoom: Camille", "zoom: Alex", "zoom: Isabelle"),
    ),
    Roster(
        "three Nguyen and two Tran",
        (
            ("sheet: NGUYỄN Thị Lan", "zoom: Nguyen Thi Lan"),
            ("sheet: NGUYỄN Thị Mai", "zoom: Mai Nguyen"),
            ("sheet: NGUYỄN Văn Minh", "zoom: nguyen van minh"),
            ("sheet: TRẦN Văn Minh", "zoom: Minh Tran"),
            ("sheet: TRẦN Quốc Bảo", "zoom: Bao Tran Quoc"),
        ),
    ),
    Roster(
        "a trainer met everywhere",
        (
            ("sheet: DURAND Camille", "zoom: Camille Durand"),
            ("trainer: Alex Petit", "zoom: Alex PETIT", "sheet: PETIT Alex"),
        ),
    ),
    Roster(
        "an intruder with nearly the name",
        (
            ("sheet: DUPONT Estelle", "certificate: Estelle DUPONT"),
            ("sheet: PETIT Alex", "zoom: Alex Petit"),
            ("sheet: PETITJEAN Alex", "zoom: Alex Petitjean"),
        ),
        ("zoom: Estelle Dupond",),
    ),
)
