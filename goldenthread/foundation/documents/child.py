"""The process in which one document is read: `python -m goldenthread.foundation.documents.child NAME HOW < FILE`."""

import dataclasses
import json
import sys

from goldenthread.foundation import bounded

MOST_MEMORY = 1536 * 1024 * 1024
MOST_SECONDS = 25
MOST_WRITTEN = 96 * 1024 * 1024


def main() -> None:
    """Bound this process, read the document and print it."""
    bound()
    # The readers come after the bounds, so that the bounds hold for them too.
    from goldenthread.foundation.documents.document import UnreadableDocument  # noqa: PLC0415
    from goldenthread.foundation.documents.reading import MOST_BYTES, read  # noqa: PLC0415

    try:
        name, *how = sys.argv[1:] or [""]
        document = read(sys.stdin.buffer.read(MOST_BYTES + 1), name, aligned="aligned" in how)
        answer = dataclasses.asdict(document)
    except UnreadableDocument as why:
        answer = {"unreadable": str(why)}
    except MemoryError:
        answer = {"unreadable": "The document needs more memory than is given to one, and is not read."}
    except RecursionError:
        answer = {"unreadable": "The document is nested more deeply than any plan, and is not read. Save it anew."}
    json.dump(answer, sys.stdout)


def bound() -> None:
    """Bound this process as one that reads documents."""
    bounded.bound(memory=MOST_MEMORY, seconds=MOST_SECONDS, written=MOST_WRITTEN)


if __name__ == "__main__":
    main()
