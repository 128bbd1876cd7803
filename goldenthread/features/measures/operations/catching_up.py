"""Working out anew only what another day, or other rules, may have moved."""

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path

from goldenthread.features.measures.models import WorkedOut
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import clock

# Where the code stands that decides how a measure stands.
_JUDGING = (Path(__file__).parents[3] / "domain", Path(__file__).parent)


def note_worked_out(trust: Trust, day: dt.date) -> None:
    """Remember that all of a trust's standings were worked out for a day; nothing is written twice."""
    if not WorkedOut.objects.filter(trust=trust, on=day, version=rules_version()).exists():
        WorkedOut.objects.update_or_create(trust=trust, defaults={"on": day, "version": rules_version()})


def behind() -> list[Trust]:
    """Return the trusts whose standings were last worked out for another day or by other rules."""
    done = WorkedOut.objects.filter(on=clock.today(), version=rules_version())
    return list(Trust.objects.exclude(pk__in=done.values("trust")).order_by("pk"))


@cache
def rules_version() -> str:
    """Return a word that changes with the code that judges, whoever forgets to count a version up."""
    rules = hashlib.sha256()
    for path in sorted(path for folder in _JUDGING for path in folder.rglob("*.py")):
        rules.update(path.read_bytes())
    return rules.hexdigest()[:16]
