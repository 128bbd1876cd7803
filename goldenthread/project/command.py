"""`goldenthread`: the command line, for setting up, running and reading files."""

import argparse
import ast
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from goldenthread.project.environment import SettingError

# Commands that only read text start without the framework, and so at once.
WITHOUT_RECORDS = {"read_dates", "read_plan", "read_targets"}


class Refused(Exception):
    """The command cannot do what was asked; the message says why and what to do."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. A sentence on stderr says what was wrong."""
    speak_utf_8()
    words = list(sys.argv[1:] if words is None else words)
    chosen = words[0].replace("-", "_") if words else ""
    if chosen not in command_names():
        return say_which(words)
    try:
        return run(chosen, words[1:])
    except (Refused, SettingError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            return 0
        print(f"goldenthread: {error}", file=sys.stderr)
        return 2


def run(name: str, words: Sequence[str]) -> int:
    """Run one command by its module's name."""
    if name not in WITHOUT_RECORDS:
        open_records()
    module = import_module(f"goldenthread.project.commands.{name}")
    parser = argparse.ArgumentParser(
        prog=f"goldenthread {name.replace('_', '-')}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.arguments(parser)
    chosen = parser.parse_args(words)
    if name in WITHOUT_RECORDS:
        return module.run(chosen) or 0
    from django.db import OperationalError  # noqa: PLC0415  as in open_records

    try:
        return module.run(chosen) or 0
    except OperationalError as error:
        raise Refused(
            f"The database could not go on: {error}. Look after it and its disk, then do it again."
        ) from error


def say_which(words: Sequence[str]) -> int:
    """List the commands; that is an error unless it was asked for."""
    asked = bool(words) and words[0] in {"-h", "--help", "help"}
    stream = sys.stdout if asked else sys.stderr
    if words and not asked:
        print(f"goldenthread: there is no command “{words[0]}”.\n", file=stream)
    print("goldenthread COMMAND …    (goldenthread COMMAND --help says more)\n", file=stream)
    for name in command_names():
        print(f"  {name.replace('_', '-'):<14} {first_line(name)}", file=stream)
    return 0 if asked else 2


def command_names() -> list[str]:
    """Return every command's module name: one file a command."""
    return sorted(file.stem for file in _folder().glob("*.py") if file.stem != "__init__")


def first_line(name: str) -> str:
    """Return what a command says of itself, without starting it."""
    says = ast.get_docstring(ast.parse((_folder() / f"{name}.py").read_text(encoding="utf-8"))) or ""
    return says.splitlines()[0] if says else ""


def open_records() -> None:
    """Make the framework ready, and knock at the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.project.settings")
    import django  # noqa: PLC0415  the framework takes a second to load, and some commands need none of it

    django.setup()
    from goldenthread.project.reaching import require_database  # noqa: PLC0415  it stands on the framework

    require_database()


def speak_utf_8() -> None:
    """Let text in and out be UTF-8, whatever the machine's own setting."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def _folder() -> Path:
    return Path(__file__).parent / "commands"


if __name__ == "__main__":
    sys.exit(main())
