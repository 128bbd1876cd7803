"""The frozen text as a file."""

import hashlib

from goldenthread.features.plans import operations


def test_the_file_is_the_very_text_that_was_hashed(as_, world, chief):
    version = operations.keep_version(plan=world.plan, by=chief)
    answer = as_("trustee").get(f"/harbour/plan/version/{version.ref}/file/")
    assert hashlib.sha256(answer.content).hexdigest() == version.digest
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_stranger_is_told_that_there_is_no_such_page(as_, world, chief):
    version = operations.keep_version(plan=world.plan, by=chief)
    assert as_("stranger").get(f"/harbour/plan/version/{version.ref}/file/").status_code == 404
