"""`goldenthread`: the command line, for setting up, running and reading files."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

Run = Callable[[argparse.Namespace], int | None]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. A sentence on stderr says what was wrong."""
    # Text in and out is UTF-8 whatever the machine's own setting.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(prog="goldenthread", description="Run a trust's strategic plan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in command_names():
        module = import_module(f"goldenthread.project.commands.{name}")
        says = (module.__doc__ or "").strip()
        one = commands.add_parser(
            name.replace("_", "-"), help=says.splitlines()[0], description=says,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        module.arguments(one)
        one.set_defaults(run=module.run, needs_records=getattr(module, "NEEDS_RECORDS", True))
    chosen = parser.parse_args(words)
    return answer(chosen)


def answer(chosen: argparse.Namespace) -> int:
    try:
        if chosen.needs_records:
            open_records()
        return chosen.run(chosen) or 0
    except (Refused, OSError) as error:
        print(f"goldenthread: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


class Refused(Exception):
    """The command cannot do what was asked; the message says why and what to do."""


def command_names() -> list[str]:
    """Return every command's module name: one file a command."""
    folder = Path(__file__).parent / "commands"
    return sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")


def open_records() -> None:
    """Make the framework ready. Commands that only read text do without it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.project.settings")
    import django  # noqa: PLC0415  the framework takes a second to load, and some commands need none of it

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
