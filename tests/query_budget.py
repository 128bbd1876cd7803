"""Query budgets: a page's number of queries is small, and does not grow with the trust."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(deed: Callable[[], Any]) -> list[str]:
    """Return the SQL that a deed runs."""
    with CaptureQueriesContext(connection) as captured:
        deed()
    return [query["sql"] for query in captured.captured_queries]


def assert_within(budget: int, deed: Callable[[], Any]) -> int:
    """Fail, and show the queries, when the deed runs more than its budget; return how many it ran."""
    ran = queries_of(deed)
    assert len(ran) <= budget, f"{len(ran)} queries, budget {budget}:\n" + "\n".join(sql[:240] for sql in ran)
    return len(ran)
