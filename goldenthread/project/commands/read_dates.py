"""Read date words, one a line, and say what each means.

Prints one JSON object a line, in order; `-` reads standard input. --context gives the plan's own
period, in which a month without a year finds its year: --context "plan 2020-25".
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from goldenthread.domain import date_words
from goldenthread.project.command import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a text file of one expression a line, or - for standard input")
    parser.add_argument("--context", default="", help="the plan's period, in its own words")
    parser.add_argument("--json", action="store_true", help="print JSON (else a plain sentence a line)")


def run(chosen: argparse.Namespace) -> None:
    context = date_words.read_context(chosen.context)
    for line in lines_of(chosen.file):
        reading = date_words.as_json(date_words.read(line, context))
        print(json.dumps(reading, ensure_ascii=False) if chosen.json else in_words(reading))


def in_words(reading: dict) -> str:
    """Return one reading as a plain line: what was written, and what it was taken to mean."""
    question = reading["question"]
    bounds = f"{reading['from'] or '…'} to {reading['to'] or '…'}" if reading["from"] or reading["to"] else ""
    said = bounds or reading["recurrence"] or "no day"
    return f"{reading['text']}: {reading['kind']}, {said}" + (f". {question['asks']}" if question else "")


def lines_of(name: str) -> Iterator[str]:
    """Yield the lines of a UTF-8 file, or of standard input for `-`, without their line ends."""
    content = sys.stdin.buffer.read() if name == "-" else _bytes_of(name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    # Only a line end ends a line: a stray form feed or other separator is part of what was written.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    yield from lines[:-1] if lines[-1] == "" else lines


def _bytes_of(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise Refused(f"{name} cannot be read: {error.strerror}.") from error
