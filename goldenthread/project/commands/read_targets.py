"""Read target statements, one a line, and say what each claims.

Prints one JSON object a line, in order; `-` reads standard input. --context gives the plan's own
period. --score GOLD.psv compares with a labelled file instead, and prints how well it was read.
"""

import argparse
import json

from goldenthread.domain import date_words, targets
from goldenthread.project.command import Refused
from goldenthread.project.commands.read_dates import lines_of


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="a text file of one statement a line, or -")
    parser.add_argument("--context", default="", help="the plan's period, in its own words")
    parser.add_argument("--json", action="store_true", help="print JSON (else a plain sentence a line)")
    parser.add_argument("--score", metavar="GOLD.psv", help="a labelled file: src|class|atoms|text")


def run(chosen: argparse.Namespace) -> None:
    if chosen.score:
        print(_scored(chosen.score))
        return
    if not chosen.file:
        raise Refused("Name a file of statements, - for standard input, or --score with a labelled file.")
    context = date_words.read_context(chosen.context)
    for line in lines_of(chosen.file):
        reading = targets.read(line, context)
        if chosen.json:
            print(json.dumps(targets.as_json(reading), ensure_ascii=False))
        else:
            print(f"{line}: {reading.class_}, tier {reading.tier}, {len(reading.claims)} claims")


def _scored(name: str) -> str:
    try:
        score = targets.score(list(lines_of(name)))
    except ValueError as error:
        raise Refused(f"{name} cannot be scored. {error}") from error
    if not score.statements:
        raise Refused(f"{name} holds no labelled statements.")
    return score.as_text()
