"""Another limit beside a line."""

from decimal import Decimal

from goldenthread.features.delegation.models import Decision
from tests.web.delegation.drafts import drafted, line


def test_it_stands_beside_the_others(as_, world) -> None:
    draft = drafted(world)
    address = f"/harbour/who-decides/decision/{line(draft, 'orders', 5_000).ref}/another/"
    told = {"revision": draft.revision, "above": "200000", "part_decide": ["board"]}
    assert as_("chief").post(address, told).status_code == 302
    bands = Decision.objects.filter(section__scheme=draft, topic="orders").order_by("order")
    assert [band.above for band in bands][-1] == Decimal(200_000)
    assert {band.unit for band in bands} == {"money"}
