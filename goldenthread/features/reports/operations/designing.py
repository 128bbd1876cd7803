"""Kinds of report that a trust makes for itself: sections chosen and put in order."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.year import report_ways
from goldenthread.domain.year.report_ways import Chosen
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.models import Design
from goldenthread.features.reports.written_kinds import sections_known
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

AUDIENCES = ("local body", "board", "committee")


@transaction.atomic
def add_design(
    *, trust: Trust, title: str, says: str, of: str, audience: str, sections: Sequence[Chosen], by: Person
) -> Design:
    """Make a kind of report. Raises ValidationError, in sentences, for what could not be drawn up."""
    _require(title, of, audience, sections)
    design = Design.objects.create(
        trust=trust, title=title.strip(), says=says.strip(), of=of, audience=audience, sections=_kept(sections), by=by
    )
    _note(design, "made a kind of report", by)
    return design


@transaction.atomic
def revise_design(
    *, design: Design, drawn_from: int, title: str, says: str, audience: str, sections: Sequence[Chosen], by: Person
) -> Design:
    """Change a kind of report; those that were drawn up already keep their sections."""
    _require(title, design.of, audience, sections)
    claim_revision(design, drawn_from)
    design.title, design.says, design.audience, design.sections = (
        title.strip(),
        says.strip(),
        audience,
        _kept(sections),
    )
    design.save()
    _note(design, "changed a kind of report", by)
    return design


@transaction.atomic
def drop_design(*, design: Design, by: Person) -> Design:
    """Offer a kind of report no longer. What was drawn up and issued of it stays."""
    design.dropped_on = clock.today()
    design.save(update_fields=["dropped_on"])
    _note(design, "dropped a kind of report", by)
    return design


def _require(title: str, of: str, audience: str, sections: Sequence[Chosen]) -> None:
    wrong: dict[str, list[str]] = {}
    if not title.strip():
        wrong["title"] = ["Give it a name."]
    elif len(title.strip()) > report_ways.LONGEST_TITLE:
        wrong["title"] = [f"A name has at most {report_ways.LONGEST_TITLE} characters."]
    if of not in Design.Of.values:
        wrong["of"] = ["Choose what it is of."]
    if audience not in AUDIENCES:
        wrong["audience"] = ["Choose whom it is for."]
    known = {key for key, places in sections_known().items() if of in places}
    if flaws := report_ways.flaws(sections, known):
        wrong["sections"] = flaws
    if wrong:
        raise ValidationError(wrong)


def _kept(sections: Sequence[Chosen]) -> list[dict[str, object]]:
    return [
        {
            "section": one.section, "title": one.title.strip(), "asks": one.asks.strip(),
            "confidential": one.is_confidential,
        }
        for one in sections
    ]  # fmt: skip


def _note(design: Design, did: str, by: Person) -> None:
    trail.record(
        trust=design.trust_id, by=by, did=did, kind="report design", ref=design.ref, title=design.title,
        after={"sections": [one["section"] for one in design.sections]},
    )  # fmt: skip
