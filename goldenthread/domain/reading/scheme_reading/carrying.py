"""Answers that were given before a scheme was read again, as the new reading counts its columns and lines."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from goldenthread.domain.reading.scheme_reading.kept import ReadScheme
from goldenthread.domain.reading.scheme_reading.settling import COLUMN, NOTHING, OPEN, party_key

_ABOUT = re.compile(r"(?P<what>line|leave|cell)-(?P<place>\d+)(?:-(?P<party>\d+))?|party-(?P<name>\d+)")


def carried(before: ReadScheme, read: ReadScheme, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers about marks, and about whatever column and line both readings have."""
    names = {name: at for at, name in enumerate(read.parties)}
    parties = {str(at): names[name] for at, name in enumerate(before.parties) if name in names}
    there = {line: at for at, line in enumerate(_lines_of(read))}
    lines = {str(at): there[line] for at, line in enumerate(_lines_of(before)) if line in there}
    found = {}
    for key, said in answers.items():
        about = _ABOUT.fullmatch(key)
        if about is None:
            if key != COLUMN or said in (*read.phases, OPEN):
                found[key] = said
        elif about["name"]:
            if about["name"] in parties:
                found[party_key(parties[about["name"]])] = said
        elif about["place"] in lines and (about["party"] is None or about["party"] in parties):
            at, party = lines[about["place"]], about["party"]
            if about["what"] != "line" or said.startswith(NOTHING[0]) or said in names:
                found["-".join([about["what"], str(at), *([str(parties[party])] if party else [])])] = said
    return found


def _lines_of(read: ReadScheme) -> list[tuple[Any, ...]]:
    """Return what tells each line from the others; of two that are alike, which of them it is."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = []
    for line in read.lines:
        tells = (line.section, line.title, line.number, line.band.above, line.band.up_to)
        seen[tells] += 1
        found.append((*tells, seen[tells]))
    return found
