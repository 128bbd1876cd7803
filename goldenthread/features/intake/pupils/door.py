"""The door for files of pupils: the file goes over an unlinked descriptor to a process of its own; sums come back.

No row enters the database, the queue, a log or a folder for temporary files. A process that is ended half-way leaves
nothing behind, and the answer is to bring the file in again.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import goldenthread
from goldenthread.foundation.delimited import MOST_BYTES, UnreadableFile
from goldenthread.foundation.nameless import nameless_file

MOST_SECONDS = 300
MOST_ANSWERED = 64 * 1024 * 1024

BROKEN_OFF = "Reading broke off before the end of the file. Nothing of it was kept: bring it in again."
TOO_LONG = "The file took too long to sum, and was left. Nothing of it was kept: bring it in school by school."


def summed(source: bytes | Path, task: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sums of a file of pupils. Raises UnreadableFile, with a sentence that quotes no row."""
    with unlinked(source) as given:
        code, answer = _run(json.dumps(task), given)
    try:
        found = json.loads(answer) if code == 0 and len(answer) <= MOST_ANSWERED else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise UnreadableFile(BROKEN_OFF)
    if "unreadable" in found:
        raise UnreadableFile(found["unreadable"])
    return found


@contextmanager
def unlinked(source: bytes | Path) -> Iterator[BinaryIO]:
    """Open a file that has no name in any folder: memory where the system has such files, else an unlinked one."""
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                yield file
        except OSError as error:
            raise UnreadableFile(f"{source.name} cannot be opened: {error.strerror}.") from error
        return
    if len(source) > MOST_BYTES:
        raise UnreadableFile(f"The file is larger than {MOST_BYTES // (1024 * 1024)} MB, and is not read.")
    with nameless_file() as file:
        file.write(source)
        file.seek(0)
        yield file


def _run(task: str, given: BinaryIO) -> tuple[int, bytes]:
    """Run the summing to its end or to the end of its time; return how it ended and what it said."""
    # The program is this very interpreter. Without a byte-code cache, for it may write to no file.
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-s", "-B", "-m", "goldenthread.features.intake.pupils.child", task],
        stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True, start_new_session=True,
        cwd="/", env={"PYTHONPATH": str(Path(goldenthread.__file__).parents[1])},
    )  # fmt: skip
    try:
        answer, _ = child.communicate(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableFile(TOO_LONG) from None
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
    return child.returncode, answer
