"""Reads a file from outside in a process of its own, with a bound on its memory, its seconds and what it may write.

A reader of Word or PDF is a large machine that a file steers. Here it runs without this process's memory, files or
secrets: a fresh interpreter with an empty environment, given the file on its standard input.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import goldenthread
from goldenthread.foundation.documents.document import Block, Document, Fill, Place, Span, UnreadableDocument

MOST_BYTES = 40 * 1024 * 1024
MOST_SECONDS = 30
MOST_ANSWERED = 96 * 1024 * 1024
# Of a paper that is read while somebody waits: a register of a thousand risks has half as many cells.
MOST_OF_A_PAPER = 40_000

TOO_LONG = (
    f"The document took longer than {MOST_SECONDS} seconds to read, and was left. "
    "Save it anew, or bring in the part that is the plan."
)
FAILED = "The document cannot be read: it is damaged, or needs more memory than is given to one. Save it anew."


def read_safely(
    content: bytes | Path, name: str, *, aligned: bool = False, most_pieces: int | None = None
) -> Document:  # fmt: skip
    """Read a document whatever it holds: the answer is the document or why it cannot be read, in bounded time.

    With `aligned` a PDF is read as one table without ruled lines. Of `most_pieces`, where whoever asks waits for what
    is made of them, more lines and cells are refused. Raises UnreadableDocument with a sentence.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answered:
        given.write(_bytes_of(content))
        given.seek(0)
        code = run_bounded([name[:200], *(["aligned"] if aligned else [])], given, answered)
        answered.seek(0)
        answer = answered.read(MOST_ANSWERED + 1)
    try:
        found = json.loads(answer) if code == 0 and len(answer) <= MOST_ANSWERED else None
    except ValueError:
        found = None
    if found is None:
        raise UnreadableDocument(FAILED)
    if "unreadable" in found:
        raise UnreadableDocument(found["unreadable"])
    document = document_of(found)
    if most_pieces is not None and len(document.blocks) > most_pieces:
        raise UnreadableDocument(
            f"It has more than {most_pieces:,} lines and cells. Bring in the sheet or the pages that matter."
        )
    return document


def _bytes_of(content: bytes | Path) -> bytes:
    if isinstance(content, bytes):
        kept = content
    else:
        try:
            with content.open("rb") as file:
                kept = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise UnreadableDocument(f"{content.name} cannot be opened: {error.strerror}.") from error
    if len(kept) > MOST_BYTES:
        raise UnreadableDocument(
            f"The file is larger than {MOST_BYTES // (1024 * 1024)} MB, and is not read. "
            "Save it without its pictures, or bring in the part that is the plan."
        )
    return kept


CHILD = "goldenthread.foundation.documents.child"


def run_bounded(words: list[str], given: Any, answered: Any, *, module: str = CHILD) -> int:
    """Run a reader to its end or to the end of its time, and return how it ended. The module bounds itself."""
    # The program is this very interpreter, and the name of the file is but a word to it.
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-s", "-m", module, *words],
        stdin=given, stdout=answered, stderr=subprocess.DEVNULL, close_fds=True, start_new_session=True,
        cwd=tempfile.gettempdir(), env={"PYTHONPATH": str(Path(goldenthread.__file__).parents[1])},
    )  # fmt: skip
    try:
        return child.wait(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(TOO_LONG) from None
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def document_of(found: dict[str, Any]) -> Document:
    """Return the document that was told in plain values."""
    blocks = tuple(_block(each) for each in found["blocks"])
    fills = tuple(Fill(*each) for each in found["fills"])
    told = found["facts"], tuple(found["flaws"]), fills
    return Document(found["name"], found["form"], found["text"], blocks, *told)


def _block(told: dict[str, Any]) -> Block:
    return Block(**{**told, "span": Span(**told["span"]), "cell": _place(told["cell"])})


def _place(told: dict[str, Any] | None) -> Place | None:
    return Place(**{**told, "within": _place(told["within"])}) if told else None
