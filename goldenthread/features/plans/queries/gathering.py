"""Many short lists of one row in the query that finds it: its actions, its evidence, its posts.

A page about one thing shows a dozen lists of a few lines each. Asked one by one they are a dozen round
trips; gathered as JSON inside the database they are one. The page's cost then does not depend on how
much there is to say.
"""

import json
from typing import Any

from django.db.models import JSONField, Subquery
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


def lines(value: Any) -> list[dict[str, Any]]:
    """Return what was gathered, whichever database gathered it."""
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else (value or [])
    return found
