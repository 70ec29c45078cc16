"""Plain text: programs in several languages, logs of machines, chats of other tools, notes, subtitles of a film."""

from __future__ import annotations

import random
from collections.abc import Callable

from .words import FIRST, THINGS, email, full_name, moment, sentence

Writer = Callable[[random.Random], str]


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every text; one in four in code page 1252."""
    found = {}
    for name, write in TEXTS.items():
        text = write(chance)
        found[f"text.{name}"] = text.encode("cp1252" if chance.random() < 0.25 else "utf-8", "replace")
    return found


def _lines(chance: random.Random, line: Callable[[int], str]) -> str:
    return "\n".join(map(line, range(chance.randrange(8, 60)))) + "\n"


def _python(chance: random.Random) -> str:
    name = chance.choice(THINGS).split()[0]
    return (
        f'"""Stock of {name}."""\n\nimport csv\n\n\ndef total(rows):\n'
        '    return sum(float(row["price"]) for row in rows)'
        '\n\n\nif __name__ == "__main__":\n    with open("stock.csv") as stream:\n'
        "        print(total(csv.DictReader(stream)))\n"
    )


def _c(chance: random.Random) -> str:
    size = chance.randrange(8, 512)
    return (
        f"#include <stdio.h>\n\n#define SIZE {size}\n\nint main(int argc, char *argv[]) {{\n    char line[SIZE];\n"
        '    while (fgets(line, SIZE, stdin)) {\n        printf("%s", line);\n    }\n    return 0;\n}\n'
    )


def _javascript(chance: random.Random) -> str:
    return (
        "import { useState } from 'react';\n\nexport const Cart = ({ items }) => {\n"
        f"  const [open, setOpen] = useState({chance.choice(('true', 'false'))});\n"
        "  return items.map((item) => item.price * item.quantity).reduce((a, b) => a + b, 0);\n};\n"
    )


def _sql(chance: random.Random) -> str:
    rows = ",\n".join(f"  ({n}, '{full_name(chance)}', '{email(chance)}')" for n in range(20))
    return f"CREATE TABLE customer (id INTEGER, name TEXT, email TEXT);\nINSERT INTO customer VALUES\n{rows};\n"


def _shell(chance: random.Random) -> str:
    return (
        f"#!/bin/sh\nset -eu\nfor disk in sda sdb; do\n  smartctl -a /dev/$disk\ndone\nsleep {chance.randrange(60)}\n"
    )


def _makefile(chance: random.Random) -> str:
    return f"CC := gcc\nall: {chance.choice(('app', 'tool'))}\n\n%.o: %.c\n\t$(CC) -c $< -o $@\n\nclean:\n\trm -f *.o\n"


def _ini(chance: random.Random) -> str:
    return f"[server]\nhost = 0.0.0.0\nport = {chance.randrange(1024, 9999)}\n\n[log]\nlevel = info\n; end\n"


def _toml(chance: random.Random) -> str:
    return (
        f'[project]\nname = "{chance.choice(FIRST).lower()}"\nversion = "{chance.randrange(9)}.1"\nkeywords = ["a"]\n'
    )


def _yaml(chance: random.Random) -> str:
    services = "".join(
        f"  {chance.choice(FIRST).lower()}{n}:\n    image: nginx:{n}\n    ports: ['80']\n" for n in range(4)
    )
    return f"version: '3'\nservices:\n{services}"


def _diff(chance: random.Random) -> str:
    line = chance.randrange(400)
    return (
        f"--- a/main.c\n+++ b/main.c\n@@ -{line},3 +{line},3 @@ int main(void)\n-    return 1;\n+    return 0;\n }}\n"
    )


def _web_log(chance: random.Random) -> str:
    def line(_: int) -> str:
        at = moment(chance)
        return (
            f'192.0.2.{chance.randrange(255)} - - [{at:%d/%b/%Y:%H:%M:%S} +0200] "GET /prix/{chance.randrange(99)} '
            f'HTTP/1.1" 200 {chance.randrange(9000)} "-" "Mozilla/5.0 (X11; Linux x86_64)"'
        )

    return _lines(chance, line)


def _syslog(chance: random.Random) -> str:
    return _lines(
        chance,
        lambda n: (
            f"{moment(chance):%b %d %H:%M:%S} host sshd[{1000 + n}]: Accepted publickey for root from 192.0.2.{n}"
        ),
    )


def _app_log(chance: random.Random) -> str:
    levels = ("INFO", "WARN", "ERROR", "DEBUG")
    return _lines(
        chance,
        lambda n: f"{moment(chance):%Y-%m-%d %H:%M:%S},{n:03d} {chance.choice(levels)} [pool-{n % 4}] job {n} done",
    )


def _login_log(chance: random.Random) -> str:
    """A door's or a VPN's log: persons, times and durations, yet no training."""
    return "user,ip,login,logout,bytes\n" + _lines(
        chance, lambda n: f"{email(chance)},192.0.2.{n},{moment(chance):%Y-%m-%dT%H:%M:%SZ},,{chance.randrange(10**6)}"
    )


def _irc(chance: random.Random) -> str:
    return _lines(chance, lambda n: f"{n % 24:02d}:{n % 60:02d} <{chance.choice(FIRST).lower()}> {sentence(chance, 4)}")


def _git_log(chance: random.Random) -> str:
    return _lines(
        chance,
        lambda n: (
            f"commit {chance.getrandbits(160):040x}\nAuthor: {full_name(chance)} <{email(chance)}>\n"
            f"Date:   {moment(chance):%a %b %d %H:%M:%S %Y} +0100\n\n    {sentence(chance, 3)}\n"
        ),
    )


def _film(chance: random.Random) -> str:
    def cue(n: int) -> str:
        return f"{n + 1}\n00:{n % 60:02d}:01,000 --> 00:{n % 60:02d}:04,500\n{sentence(chance, 5)}\n"

    return _lines(chance, cue)


def _captions(chance: random.Random) -> str:
    def cue(n: int) -> str:
        return f"00:{n % 60:02d}:01.000 --> 00:{n % 60:02d}:04.500\n{sentence(chance, 5)}\n"

    return "WEBVTT\n\n" + _lines(chance, cue)


def _recipe(chance: random.Random) -> str:
    steps = "\n".join(f"{n}. {sentence(chance)}" for n in range(1, 8))
    return f"Tarte aux poires\n\nPréparation : 30 min – Cuisson : {chance.randrange(20, 60)} min\n\n{steps}\n"


def _readme(chance: random.Random) -> str:
    return f"# stock\n\nCounts boxes.\n\n## Install\n\n```\npip install stock=={chance.randrange(9)}.0\n```\n\n- fast\n"


def _tex(chance: random.Random) -> str:
    return (
        f"\\documentclass{{article}}\n\\begin{{document}}\n\\section{{Bois}}\n{sentence(chance, 40)}\n\\end{{document}}"
    )


def _poem(chance: random.Random) -> str:
    return "\n".join(sentence(chance, 5) for _ in range(14)) + "\n"


def _shopping(chance: random.Random) -> str:
    return "À acheter :\n" + "".join(f"- {chance.randrange(1, 9)} {chance.choice(THINGS)}\n" for _ in range(12))


def _to_do(chance: random.Random) -> str:
    return "".join(f"[{chance.choice(' x')}] {sentence(chance, 4)}\n" for _ in range(15))


def _vcard(chance: random.Random) -> str:
    return "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{full_name(chance)}\nEMAIL:{email(chance)}\nEND:VCARD\n" for _ in range(6)
    )


def _calendar(chance: random.Random) -> str:
    events = "".join(
        f"BEGIN:VEVENT\nUID:{n}@example.org\nDTSTART:{moment(chance):%Y%m%dT%H%M%SZ}\nDURATION:PT1H\n"
        f"SUMMARY:{chance.choice(('Dentiste', 'Match', 'Anniversaire de ' + chance.choice(FIRST)))}\nEND:VEVENT\n"
        for n in range(9)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Agenda//FR\n{events}END:VCALENDAR\n"


TEXTS: dict[str, Writer] = {
    "python": _python, "c": _c, "javascript": _javascript, "sql": _sql, "shell": _shell, "makefile": _makefile,
    "ini": _ini, "toml": _toml, "yaml": _yaml, "diff": _diff, "web_log": _web_log, "syslog": _syslog,
    "app_log": _app_log, "login_log": _login_log, "irc": _irc, "git_log": _git_log, "film": _film,
    "captions": _captions, "recipe": _recipe, "readme": _readme, "tex": _tex, "poem": _poem, "shopping": _shopping,
    "to_do": _to_do, "vcard": _vcard, "calendar": _calendar,
}  # fmt: skip
