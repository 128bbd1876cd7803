"""The process in which one file of pupils is summed: `python -m goldenthread.features.intake.pupils.child TASK`.

The file comes on its standard input. It may write no byte to any file, leaves no core
behind, and says nothing but sums.
"""

import json
import sys

from goldenthread.foundation.bounded import bound

MOST_MEMORY = 3 * 1024 * 1024 * 1024
MOST_SECONDS = 240


def main() -> None:
    """Bound this process, sum the file and print the sums."""
    bound(memory=MOST_MEMORY, seconds=MOST_SECONDS, written=0)
    # The readers come after the bounds, so that the bounds hold for them too.
    from goldenthread.features.intake.pupils import answers, events, grades, marks, transfer  # noqa: PLC0415
    from goldenthread.features.intake.pupils.sums import Sums  # noqa: PLC0415
    from goldenthread.features.intake.pupils.task import Task  # noqa: PLC0415
    from goldenthread.foundation.delimited import MOST_BYTES, UnreadableFile  # noqa: PLC0415

    ways = {
        "marks": marks.sum_marks, "weeks": marks.sum_marks, "page": marks.sum_page,
        "attitudes": grades.sum_attitudes, "results": grades.sum_results,
        "suspensions": events.sum_events, "behaviour": events.sum_events,
        "transfer": transfer.sum_transfer, "roll": transfer.sum_roll, "answers": answers.sum_answers,
    }  # fmt: skip
    try:
        task, sums = Task.told(json.loads(sys.argv[1])), Sums()
        ways[task.of](sys.stdin.buffer.read(MOST_BYTES + 1), task, sums)
        answer = sums.told()
    except UnreadableFile as why:
        answer = {"unreadable": str(why)}
    except MemoryError:
        answer = {"unreadable": "The file needs more memory than is given to one. Bring it in school by school."}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
