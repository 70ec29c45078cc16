"""Second half of the rosters, written after the rules and measured before anything was changed for it."""

from __future__ import annotations

from . import Roster

SECOND = (
    Roster(
        "a town's employees",
        (
            ("sheet: POIRIER Loïc", "teams: Poirier, Loïc", "moodle: Loïc POIRIER <l.poirier@ville.example>"),
            ("sheet: HENRY Solène", "teams: Henry, Solene", "moodle: Solène HENRY <s.henry@ville.example>"),
            ("sheet: FABRE Léo", "teams: Fabre, Leo (Externe)", "moodle: Léo FABRE <leo.fabre@ville.example>"),
            ("sheet: FAVRE Léa", "teams: Favre, Léa", "moodle: Léa FAVRE <lea.favre@ville.example>"),
        ),
    ),
    Roster(
        "two colleagues called Nathalie Roux",
        (
            ("moodle: Nathalie ROUX <nathalie.roux@acme.example>",),
            ("moodle: Nathalie ROUX <nathalie.roux2@acme.example>",),
            ("sheet: AUBERT Chloé", "zoom: chloe aubert"),
        ),
        ("sheet: ROUX Nathalie", "zoom: Nathalie Roux", "certificate: Nathalie ROUX"),
    ),
    Roster(
        "mother and daughter, one mailbox",
        (
            ("sheet: RENAUD Odile <renaud.odile@mail.example>", "zoom: Odile Renaud"),
            ("sheet: RENAUD Aude <renaud.odile@mail.example>", "zoom: Aude Renaud <renaud.odile@mail.example>"),
        ),
    ),
    Roster(
        "a changed surname in the middle of the year",
        (
            (
                "agreement: Hélène ROUVIÈRE",
                "sheet: CASTEL Hélène",
                "certificate: Mme Hélène CASTEL née ROUVIÈRE",
                "moodle: Hélène Rouvière <helene.rouviere@acme.example>",
            ),
            ("agreement: Cédric PREVOST", "sheet: PREVOST Cédric", "certificate: M. Cédric PREVOST"),
        ),
    ),
    Roster(
        "first names that are surnames",
        (
            ("sheet: LAURENT Michel", "certificate: Michel LAURENT", "moodle: Michel LAURENT <m.laurent@acme.example>"),
            ("sheet: MICHEL Laurent", "certificate: Laurent MICHEL", "moodle: Laurent MICHEL <l.michel@acme.example>"),
        ),
        ("zoom: Laurent Michel",),
    ),
    Roster(
        "African names",
        (
            ("sheet: N'DIAYE Ousmane", "zoom: Ousmane Ndiaye", "certificate: Ousmane N'DIAYE"),
            ("sheet: DIALLO Mamadou", "zoom: mamadou diallo", "certificate: Mamadou DIALLO"),
            ("sheet: DIALLO Mariama", "zoom: Mariama Diallo", "certificate: Mariama DIALLO"),
            ("sheet: TRAORÉ Aïssatou", "zoom: Aissatou Traore", "certificate: Aïssata TRAORÉ"),
        ),
    ),
    Roster(
        "a Maghreb group",
        (
            ("sheet: SLIMANI Mohamed Amine", "zoom: Amine Slimani", "certificate: Mohamed-Amine SLIMANI"),
            ("sheet: SLIMANI Mourad", "zoom: mourad slimani", "certificate: Mourad SLIMANI"),
            ("sheet: EL HADDAD Fatima-Zohra", "zoom: Fatima Zahra Elhaddad", "certificate: Fatima-Zohra EL HADDAD"),
            ("sheet: BEN YOUSSEF Hichem", "zoom: Hisham Benyoussef", "certificate: Hichem BEN YOUSSEF"),
        ),
    ),
    Roster(
        "Portuguese brothers",
        (
            ("sheet: ALVES DE OLIVEIRA Rui Pedro", "zoom: Rui Oliveira", "certificate: Rui ALVES DE OLIVEIRA"),
            ("sheet: ALVES DE OLIVEIRA João", "zoom: Joao Oliveira", "certificate: João ALVES DE OLIVEIRA"),
        ),
    ),
    Roster(
        "a Vietnamese family",
        (
            ("sheet: VÕ Thị Kim Ngân", "zoom: Kim Ngan Vo", "moodle: Ngan VO <ngan.vo@acme.example>"),
            ("sheet: VÕ Thị Kim Loan", "zoom: Kim Loan Vo", "moodle: Loan VO <loan.vo@acme.example>"),
            ("sheet: BÙI Đình Khôi", "zoom: bui dinh khoi", "moodle: Khoi BUI <khoi.bui@acme.example>"),
        ),
    ),
    Roster(
        "husband and wife with Polish endings",
        (
            ("sheet: DĄBROWSKI Paweł", "zoom: Pawel Dabrowski", "certificate: Paweł DĄBROWSKI"),
            ("sheet: DĄBROWSKA Joanna", "zoom: Joanna Dabrowska", "certificate: Joanna DĄBROWSKI"),
        ),
    ),
    Roster(
        "three Christophes in short",
        (
            ("sheet: FAURE Christophe", "zoom: Chris Faure", "certificate: Christophe FAURE"),
            ("sheet: AUBERT Christophe", "zoom: Christophe A.", "certificate: Christophe AUBERT"),
            ("sheet: POIRIER Christophe", "zoom: C. Poirier", "certificate: Christophe POIRIER"),
        ),
        ("teams: Chris",),
    ),
    Roster(
        "accounts on the platform",
        (
            ("sheet: POIRIER Loïc", "log: lpoirier", "zoom: Loïc Poirier"),
            ("sheet: GALTIER Marie-Christine", "log: mcgaltier", "zoom: MC Galtier"),
            ("sheet: VASSEUR Bérengère", "log: berengere.vasseur", "zoom: Bérengère V"),
        ),
    ),
    Roster(
        "addresses of two providers",
        (
            (
                "sheet: POIRIER Loïc",
                "moodle: Loïc Poirier <lpoirier@acme.example>",
                "teams: Loïc Poirier <lolo@mail.example>",
            ),
            ("sheet: HENRY Solène", "moodle: Solène Henry <shenry@acme.example>", "teams: Solène Henry"),
        ),
    ),
    Roster(
        "a class from one room",
        (
            ("sheet: POIRIER Loïc", "certificate: Loïc POIRIER"),
            ("sheet: HENRY Solène", "certificate: Solène HENRY"),
        ),
        ("zoom: Salle Cévennes", "zoom: PC formation 3", "zoom: Poste 12"),
    ),
    Roster(
        "damaged by an old export",
        (
            ("sheet: QUÉMÉNEUR Gwenaëlle", "zoom: Gwena?lle Qu?m?neur", "moodle: GwenaÃ«lle QUÃ‰MÃ‰NEUR"),
            ("sheet: LEFÈVRE François", "zoom: Fran?ois Lef?vre", "moodle: FranÃ§ois LEFÃˆVRE"),
        ),
    ),
    Roster(
        "renamed in the live class",
        (
            (
                "sheet: POIRIER Loïc",
                "zoom: Loïc Poirier <loic.poirier@acme.example>",
                "convocation: <loic.poirier@acme.example>",
            ),
            (
                "sheet: HENRY Solène",
                "zoom: Solène (Henry) <s.henry@acme.example>",
                "convocation: <s.henry@acme.example>",
            ),
        ),
    ),
    Roster(
        "secretary's spelling",
        (
            ("agreement: Mickaël GUILLOT", "sheet: GUILLOT Michaël", "zoom: Mickael Guillot"),
            ("agreement: Solène HENRY", "sheet: HENRI Solène", "zoom: solene henry"),
            ("agreement: Cédric PREVOST", "sheet: PREVOT Cédric", "zoom: Cédric Prévost"),
        ),
    ),
    Roster(
        "cousins with initials on the sheet",
        (
            ("sheet: FAURE A.", "certificate: Alain FAURE", "zoom: Alain Faure"),
            ("sheet: FAURE B.", "certificate: Brigitte FAURE", "zoom: Brigitte Faure"),
            ("sheet: FAURE C.", "certificate: Cédric FAURE", "zoom: Cédric Faure"),
        ),
    ),
    Roster(
        "an uncle and his nephew",
        (
            ("sheet: Karim BEN SAÏD", "certificate: Karim BEN SAÏD", "zoom: Karim Ben Said"),
            ("sheet: Saïd BEN KARIM", "certificate: Saïd BEN KARIM", "zoom: Said Ben Karim"),
        ),
    ),
    Roster(
        "companies behind the names",
        (
            (
                "sheet: ROUX Nathalie",
                "zoom: Nathalie Roux - Mairie de Lodève",
                "teams: Roux, Nathalie (Mairie de Lodève)",
            ),
            ("sheet: FAURE Seb", "zoom: Sébastien Faure | Agglo", "teams: Faure, Sébastien (Agglo)"),
        ),
    ),
    Roster(
        "a company's own convention of names",
        (
            ("agreement: FAURE Sébastien", "teams: FAURE Sébastien (EXT-DSI)", "log: sfaure"),
            ("agreement: FAURE Stéphanie", "teams: FAURE Stéphanie (DRH)", "log: stfaure"),
        ),
    ),
    Roster(
        "Turkish, Romanian, Czech",
        (
            ("sheet: ÇELİK Özgür", "zoom: Ozgur Celik", "certificate: Özgür ÇELİK"),
            ("sheet: POPESCU Ștefan", "zoom: Stefan Popescu", "certificate: Ştefan POPESCU"),
            ("sheet: NOVÁKOVÁ Jiřina", "zoom: Jirina Novak", "certificate: Jiřina NOVÁKOVÁ"),
        ),
    ),
    Roster(
        "a sheet in capitals throughout",
        (
            ("sheet: MARTIN THOMAS", "certificate: Thomas MARTIN", "zoom: thomas martin"),
            ("sheet: VASSEUR BERENGERE", "certificate: Bérengère VASSEUR", "zoom: Bérengère Vasseur"),
            ("sheet: DE MONTIGNY GHISLAIN", "certificate: Ghislain de MONTIGNY", "zoom: Ghislain De Montigny"),
        ),
    ),
    Roster(
        "twins with one letter between them",
        (
            (
                "sheet: FAURE Julie",
                "zoom: Julie Faure",
                "certificate: Julie FAURE",
                "moodle: Julie FAURE <julie@mail.example>",
            ),
            (
                "sheet: FAURE Julia",
                "zoom: Julia Faure",
                "certificate: Julia FAURE",
                "moodle: Julia FAURE <julia@mail.example>",
            ),
        ),
    ),
    Roster(
        "a stand-in under the account of another",
        (
            ("sheet: POIRIER Loïc", "zoom: Loïc Poirier <loic.poirier@acme.example>"),
            ("sheet: HENRY Solène", "certificate: Solène HENRY"),
        ),
        ("teams: Solène <loic.poirier@acme.example>",),
    ),
    Roster(
        "compound first names, cut",
        (
            ("sheet: GALTIER Marie-Christine", "zoom: Marie Galtier", "certificate: Marie-Christine GALTIER"),
            ("sheet: BLANCHARD Jean-François", "zoom: Jean Blanchard", "certificate: Jean-François BLANCHARD"),
        ),
    ),
    Roster(
        "brothers with compound first names",
        (
            ("sheet: BLANCHARD Jean-François", "certificate: Jean-François BLANCHARD", "zoom: Jean-François Blanchard"),
            ("sheet: BLANCHARD Jean-Marc", "certificate: Jean-Marc BLANCHARD", "zoom: Jean-Marc Blanchard"),
        ),
        ("teams: Jean Blanchard",),
    ),
    Roster(
        "a numbered list",
        (
            ("sheet: 1. POIRIER Loïc", "zoom: Loïc Poirier", "certificate: Loïc POIRIER"),
            ("sheet: 2. HENRY Solène", "zoom: Solène Henry", "certificate: Solène HENRY"),
        ),
    ),
    Roster(
        "usual surnames, many first names",
        (
            ("sheet: MARTIN Claire", "zoom: Claire Martin"),
            ("sheet: MARTIN Clara", "zoom: Clara Martin"),
            ("sheet: MARTIN Clément", "zoom: Clément Martin"),
            ("sheet: MARTINEZ Claire", "zoom: Claire Martinez"),
            ("sheet: MARTINET Claire", "zoom: Claire Martinet"),
        ),
    ),
    Roster(
        "a trainer who is somebody's namesake",
        (
            ("trainer: Alain FAURE", "zoom: Alain Faure"),
            ("sheet: FAURE Alban", "zoom: Alban Faure", "certificate: Alban FAURE"),
        ),
    ),
    Roster(
        "people met once",
        (
            ("sheet: POIRIER Loïc",),
            ("zoom: Solène Henry",),
            ("teams: Chloé Aubert",),
            ("log: Cédric Prevost",),
            ("moodle: Ghislain de Montigny <g.demontigny@acme.example>",),
        ),
    ),
)
