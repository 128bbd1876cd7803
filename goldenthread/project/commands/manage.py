"""Run one of the framework's own commands, for developers (goldenthread manage makemigrations)."""

import argparse

from django.core.management import execute_from_command_line


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(chosen: argparse.Namespace) -> None:
    execute_from_command_line(["goldenthread manage", *chosen.words])
