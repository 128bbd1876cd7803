"""Whether what the library changed is offered to a trust that took it once, as a table."""

import pytest

from goldenthread.domain import library_changes

STANDS = """
    taken once | the trust has | the library has | kept its own against | so it is
    −0.5       | −0.5          | −0.5            |                      | the same
    −0.5       | −0.4          | −0.5            |                      | the trust’s own
    −0.5       | −0.5          | −0.6            |                      | offered
    −0.5       | −0.4          | −0.6            |                      | offered
    −0.5       | −0.6          | −0.6            |                      | the same
    −0.5       | −0.5          | −0.6            | −0.6                 | kept
    −0.5       | −0.5          | −0.7            | −0.6                 | offered
    not known  | −0.4          | −0.5            |                      | offered
    not known  | −0.4          | −0.5            | −0.5                 | kept
"""


@pytest.mark.parametrize("row", STANDS.strip().splitlines()[1:])
def test_what_changed_in_the_library_is_offered_until_it_is_answered(row):
    taken, mine, theirs, refused, says = [cell.strip() for cell in row.split("|")]
    found = library_changes.stands(
        taken=None if taken == "not known" else taken, mine=mine, theirs=theirs, refused=[refused] if refused else []
    )
    assert found == says
