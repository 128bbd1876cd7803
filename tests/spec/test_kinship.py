"""Which measures seem to count the same people, or some of those whom another counts."""

import pytest

from goldenthread.domain.groups.kinship import Said, seem_akin

PUPILS = "pupils"
ABSENT = Said("Persistent absence", "pupils who miss 10 % or more ÷ pupils", PUPILS)
SUSPENDED = Said("Pupils suspended", "pupils suspended ÷ pupils", PUPILS)
PASSED = Said("Passed the phonics check", "pupils who passed the check ÷ pupils", PUPILS)
ROWS = [
    (ABSENT, Said("Severe absence", "pupils who miss 50 % or more ÷ pupils", PUPILS), True),
    (SUSPENDED, Said("Suspensions", "suspensions × 100 ÷ pupils", PUPILS), True),
    (SUSPENDED, Said("Again", "pupils who came back ÷ pupils suspended", "pupils suspended"), True),
    (PASSED, Said("Did not pass the phonics check", "", PUPILS), True),
    (ABSENT, SUSPENDED, False),
    (ABSENT, Said("Absence", "sessions missed ÷ possible sessions", "sessions"), False),
    (Said("Staff absence", "staff absent ÷ staff", "staff"), Said("Teachers absent", "", "teachers"), False),
    (SUSPENDED, PASSED, False),
]


@pytest.mark.parametrize(("one", "other", "akin"), ROWS)
def test_they_seem_akin_by_what_is_said_of_them_whichever_is_asked_about(one, other, akin) -> None:
    assert seem_akin(one, other) == seem_akin(other, one) == akin
