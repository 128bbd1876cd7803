"""Who discusses and who agrees to a year's pocket guide, and that they did."""

import datetime as dt

from django.db import transaction

from goldenthread.domain.plans import guide_standing
from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import GuideWord, Plan
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def name_for_guide(
    *, plan: Plan, year: str, who: str, does: str, by: Person | None,
    from_on: dt.date | None = None, until_on: dt.date | None = None,
) -> GuideWord:  # fmt: skip
    """Name a body that discusses a year's guide or agrees to it, and between which days."""
    require(not (from_on and until_on and until_on < from_on), "The last day comes before the first.", "until_on")
    words = check(GuideWord, {
        "year": year, "who": " ".join(who.split()), "does": does, "from_on": from_on, "until_on": until_on,
    })  # fmt: skip
    stands = plan.guide_words.filter(year=year, who__iexact=words["who"], does=does)
    require(not stands.exists(), f"{words['who']} is named for that already.", "who")
    made = GuideWord.objects.create(plan=plan, by=by, **words)
    note_plan(plan, "named a body for the pocket guide", by, after=words)
    return made


@transaction.atomic
def record_for_guide(*, word: GuideWord, on: dt.date, by: Person | None, note: str = "") -> GuideWord:
    """Record that a body has discussed a guide or agreed to it."""
    others = [each.word for each in word.plan.guide_words.filter(year=word.year)]
    says = guide_standing.objection(others, word.word, on, clock.today())
    require(not says, says, "done_on")
    facts = check(GuideWord, {"done_on": on, "note": note.strip()})
    before = {"done_on": word.done_on, "note": word.note}
    word.done_on, word.note, word.by = facts["done_on"], facts["note"], by
    word.save(update_fields=["done_on", "note", "by"])
    did = (
        "recorded an agreement to the pocket guide" if word.does == "agree" else "recorded a talk of the pocket guide"
    )
    note_plan(word.plan, did, by, before, facts | {"who": word.who, "year": word.year})
    return word


@transaction.atomic
def unname_for_guide(*, word: GuideWord, by: Person | None) -> None:
    """Take a body out of those named for a guide, or back what was recorded of it by mistake."""
    said = {"year": word.year, "who": word.who, "does": word.does, "done_on": word.done_on}
    note_plan(word.plan, "took a body out for the pocket guide", by, before=said)
    word.delete()
