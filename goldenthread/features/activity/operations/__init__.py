"""Tasks, what posts are told, and the outbox."""

from goldenthread.features.activity.operations.outbox import (
    DEED_DONE,
    MOST_ATTEMPTS,
    deliver,
    listen,
    post,
    try_again,
)
from goldenthread.features.activity.operations.tasks import (
    SAME_VISIT,
    ask_exactly,
    close_about,
    close_left,
    close_past,
    close_tasks,
    look,
    open_task,
    open_tasks,
)
from goldenthread.features.activity.operations.telling import (
    DIGEST,
    ask_for_digests,
    read_news,
    tell,
)

__all__ = [
    "DEED_DONE",
    "DIGEST",
    "MOST_ATTEMPTS",
    "SAME_VISIT",
    "ask_exactly",
    "ask_for_digests",
    "close_about",
    "close_left",
    "close_past",
    "close_tasks",
    "deliver",
    "listen",
    "look",
    "open_task",
    "open_tasks",
    "post",
    "read_news",
    "tell",
    "try_again",
]
