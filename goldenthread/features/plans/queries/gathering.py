"""Many short lists of one row in the query that finds it: its actions, its evidence, its posts.

A page about one thing shows a dozen lists of a few lines each. Asked one by one they are a dozen round
trips; gathered as JSON inside the database they are one. The page's cost then does not depend on how
much there is to say.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db import connection
from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class Gathered(Subquery):
    """The rows of a related query as one JSON list: Gathered(Action.objects.filter(element=OuterRef("pk")), …).

    Each field is named as in `values`; a day arrives as 2026-11-21, so that both databases agree.
    """

    template = "(SELECT COALESCE(JSON_GROUP_ARRAY(JSON(gathered.line)), '[]') FROM (%(subquery)s) gathered)"
    output_field = JSONField()

    def __init__(self, queryset: Any, **fields: Any) -> None:
        super().__init__(queryset.values(line=JSONObject(**fields)))

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(SELECT COALESCE(JSONB_AGG(gathered.line), '[]'::jsonb) FROM (%(subquery)s) gathered)"
        return self.as_sql(compiler, connection, template=template, **context)


@dataclass(frozen=True)
class Question:
    """A question about one row, put into SQL once: between two rows nothing but the key differs.

    To put a dozen gathered lists into SQL takes longer than the database needs to answer them.
    """

    sql: str
    values: tuple[Any, ...]

    @classmethod
    def of(cls, asked: QuerySet[Any, Any]) -> Self:
        """Keep a question that was asked of all rows and names nothing but lists, counts and claims."""
        sql, (*values, _) = asked.order_by().filter(pk=0).query.sql_with_params()
        return cls(sql, tuple(values))

    def about(self, key: int) -> Sequence[Any]:
        """Ask it about one row that is there."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, (*self.values, key))
            answer: Sequence[Any] = cursor.fetchone()
        return answer


def lines(value: Any) -> list[dict[str, Any]]:
    """Return what was gathered, whichever database gathered it."""
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else (value or [])
    return found
