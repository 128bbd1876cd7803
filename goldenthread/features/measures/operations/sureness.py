"""Saying how sure one is that a measure's target will be reached: a person's word, beside the figures."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.measures.confidence import Confidence
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, Standing, Sureness
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.organisations.models import School
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

LONGEST_WORDS = 400


@dataclass(frozen=True, kw_only=True)
class Sure:
    """How sure somebody is, and why."""

    level: str
    words: str


@transaction.atomic
def say_how_sure(*, measure: Measure, school: School | None, said: Sure, by: Person | None) -> Sureness:
    """Keep how sure somebody is of a place; the word before stays in the history. Raises ValidationError."""
    words = said.words.strip()
    if said.level not in set(Confidence):
        raise ValidationError({"level": "Say whether you are confident, in some doubt, or not confident."})
    if not words:
        raise ValidationError({"words": "Say why: a word without a reason helps nobody to act."})
    if len(words) > LONGEST_WORDS:
        raise ValidationError({"words": f"Say it in {LONGEST_WORDS} characters."})
    stands = Standing.objects.filter(measure=measure, school=school).first()
    kept = Sureness.objects.create(
        measure=measure, school=school, level=Confidence(said.level).value, words=words,
        period=stands.period if stands else "", said_on=clock.today(), by=by,
    )  # fmt: skip
    work_out_standings(trust=measure.trust, measures=[measure])
    record(
        trust=measure.trust_id, by=by, did="said how sure they are", kind="measure", ref=measure.ref,
        title=measure.name, before={"confidence": stands.confidence if stands else ""},
        after={"confidence": kept.level, "words": words, "place": str(school or "the trust")},
    )  # fmt: skip
    return kept
