"""The invented people of the sample dossiers."""

from __future__ import annotations

from tests.factory import Person

HELENE = Person("Hélène", "Dupré-Lefèvre", "helene.dupre-lefevre@batisseurs-oc.example.com")
MOHAMED = Person("Mohamed", "Aït Saïd", "m.aitsaid@batisseurs-oc.example.com")
LAN = Person("Thị Lan", "Nguyễn", "lan.nguyen@batisseurs-oc.example.com")
MAELYS = Person("Maëlys", "Le Goff", "maelys.legoff@batisseurs-oc.example.com")
FRANCOISE = Person("Françoise", "D'Hérouville", "f.dherouville@batisseurs-oc.example.com")
AWA = Person("Awa", "Diallo-Traoré", "awa.diallo@batisseurs-oc.example.com")
BRUNO = Person("Bruno", "Léger", "bruno.leger@batisseurs-oc.example.com")
CECILE = Person("Cécile", "Vandenberghe", "c.vandenberghe@batisseurs-oc.example.com")
DAMIEN = Person("Damien", "Pouységur", "d.pouysegur@batisseurs-oc.example.com")
FAIZA = Person("Faïza", "Benkhelifa", "faiza.benkhelifa@batisseurs-oc.example.com")
ELODIE = Person("Élodie", "Marchand-Noël", "e.marchand@batisseurs-oc.example.com")
KARIM = Person("Karim", "Bensaïd", "karim.bensaid@batisseurs-oc.example.com")
YANNICK = Person("Yannick", "Kerdoncuff", "y.kerdoncuff@batisseurs-oc.example.com")
CHLOE = Person("Chloé", "Ménard-Ruiz", "chloe.menard-ruiz@example.net")

ALEXANDRE = Person("Alexandre", "Petitjean", "a.petitjean@ateliers-lirou.example.org")
NATHALIE = Person("Nathalie", "Rouquette", "n.rouquette@ateliers-lirou.example.org")
GUILHEM = Person("Guilhem", "Bœuf", "g.boeuf@ateliers-lirou.example.org")
