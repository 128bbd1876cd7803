"""The library’s reports: every section has its author, every kind can be drawn, packs name what is there."""

import pytest

from goldenthread.features.intake.packs import reading
from goldenthread.features.reports.demonstration import ReportsFile
from goldenthread.features.reports.queries.sections import AUTHORS
from goldenthread.features.reports.written_kinds import catalogue, library_kinds
from goldenthread.features.reviews.ready_made import ready_made
from goldenthread.foundation import library

WITH_REPORTS = [name for name in reading.pack_names() if (library.folder() / f"packs/{name}/reports.yaml").exists()]


def test_every_section_of_the_catalogue_is_drawn_by_somebody():
    assert set(catalogue()) == set(AUTHORS)


def test_duties_that_are_done_by_a_report_name_a_kind_that_there_is():
    named = {duty.report for cycle in ready_made().values() for duty in cycle.duties if duty.report}
    assert named
    assert named <= set(library_kinds())


@pytest.mark.parametrize("name", WITH_REPORTS)
def test_a_pack_s_reports_name_kinds_schools_posts_and_bodies_that_it_has(name):
    pack, held = reading.read_pack(name).pack, library.read_as(f"packs/{name}/reports.yaml", ReportsFile)
    for one in [*held.issued, *held.drafts]:
        assert one.kind in library_kinds()
        assert not one.school or one.school in {school.key for school in pack.schools}
        assert one.post in {post.key for post in pack.posts if not post.vacant}
    assert {key for one in held.issued for key in one.shown} <= {body.key for body in pack.bodies}
    assert held.drafts
