"""Questions whose words are kept: the same answers as asked anew, of every value and number of values."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.features.measures.models import Reading, Standing
from goldenthread.foundation.kept import Kept
from tests.features.measures.figures_of import aim_for, record


def test_it_answers_as_the_question_asked_anew(world):
    aim_for(world, ">=", 90)
    record(world, world.haven_high, "91.5")
    record(world, world.marsh_lane, "88")

    def asked(since, *schools):
        rows = Reading.objects.filter(recorded_on__gte=since, school__in=schools).order_by("pk")
        return rows.values_list("school", "value", "recorded_on", "recorded_at")

    kept, (haven, marsh) = Kept(asked), (world.haven_high.pk, world.marsh_lane.pk)
    for values in ((dt.date(2020, 1, 1), haven), (dt.date(2020, 1, 1), marsh), (dt.date(2020, 1, 1), marsh, haven)):
        assert kept.rows(*values) == list(asked(*values)) != []
    assert kept.rows(dt.date(2100, 1, 1), haven) == []


def test_a_moment_and_what_is_yes_or_no_are_read_as_anywhere(world):
    aim_for(world, ">=", 90)
    record(world, world.haven_high, "91.5")

    def asked(since, trust):
        return Standing.objects.filter(changed_at__gt=since, trust=trust).values_list(
            "pk", "is_hidden", "value", "line"
        )

    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    assert Kept(asked).rows(moment, world.trust.pk) == list(asked(moment, world.trust.pk)) != []
    assert Kept(asked).rows(moment, world.elsewhere.pk) == list(asked(moment, world.elsewhere.pk))


def test_it_is_put_into_words_once_and_asks_one_question(world):
    built = []

    def asked(trust):
        built.append(trust)
        return Standing.objects.filter(trust=trust).values_list("pk")

    kept = Kept(asked)
    kept.rows(world.trust.pk)
    count = len(built)
    with CaptureQueriesContext(connection) as captured:
        kept.rows(world.elsewhere.pk)
    assert (len(built), len(captured)) == (count, 1)
