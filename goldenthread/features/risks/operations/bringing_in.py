"""A whole register taken in at once, and taken back at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from goldenthread.domain.reading.register_reading import Made
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.risks.models import Risk, Step
from goldenthread.features.risks.operations.answering import add_control, add_step
from goldenthread.features.risks.operations.raising import RiskWords, Scored, Whose, raise_risk
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.identifiers import new_reference

MOST_ROWS = 500


@dataclass(frozen=True)
class RegisterRow:
    """A risk of a register, with its controls, each of a line of assurance, and what is to be done, each by a day."""

    words: RiskWords
    scored: Scored | None = None
    controls: Sequence[tuple[str, int]] = ()
    steps: Sequence[tuple[str, dt.date | None]] = ()


def row_of(made: Made, posts: Mapping[str, Post]) -> RegisterRow:
    """Return a risk that was read as the register takes it in; what had no place of its own stays in words.

    A risk without a score keeps those words in what would come about, one with a score beside its first look.
    """
    words = RiskWords(
        title=made.title, kind=made.kind, cause=made.cause, event=made.event, effect=made.effect,
        owner=posts.get(made.owner), response=made.response or Risk.Response.TREAT, proximity=made.proximity,
        inherent=made.inherent, target=made.target, next_review_on=made.next_review_on,
    )  # fmt: skip
    steps = [(one.says, one.due_on) for one in made.steps]
    if made.now is None:
        words = replace(words, event="\n".join(filter(None, (words.event, made.said))))
        return RegisterRow(words, None, made.controls, steps)
    said = "\n".join(filter(None, ("As it stood in the register that was brought in.", made.said)))
    return RegisterRow(words, Scored(made.now, said, next_review_on=made.next_review_on), made.controls, steps)


@transaction.atomic
def take_in_register(*, whose: Whose, rows: Sequence[RegisterRow], by: Person | None) -> str:
    """Raise every row as a risk, with its controls and what is still to be done; return the name of the batch."""
    require(rows, "There is no risk in it.")
    require(len(rows) <= MOST_ROWS, f"At most {MOST_ROWS} risks are taken in at once.")
    whose = replace(whose, batch=new_reference())
    for row in rows:
        owner, school = row.words.owner, whose.school
        is_ours = owner is None or school is None or owner.school_id in (None, school.pk)
        words = row.words if is_ours else replace(row.words, owner=None)
        risk = raise_risk(whose=whose, words=words, by=by, scored=row.scored)
        for says, line in row.controls:
            add_control(risk=risk, says=says, line=line, by=by)
        for says, due_on in row.steps:
            add_step(risk=risk, says=says[: Step._meta.get_field("says").max_length], due_on=due_on, by=by)
    trail.record(
        trust=whose.trust.pk, by=by, did="brought in a risk register", kind="trust", ref=whose.trust.ref,
        title=whose.trust.name, after={"risks": len(rows), "batch": whose.batch},
    )  # fmt: skip
    return whose.batch


@transaction.atomic
def undo_register(*, whose: Whose, by: Person | None) -> int:
    """Take a batch back, as long as nobody has written about any of its risks since; return how many went."""
    risks = Risk.objects.filter(trust=whose.trust, batch=whose.batch).exclude(batch="")
    require(risks, "There is no such batch.")
    # Scoring moves a risk on by one revision, and nothing else happens to it on its way in.
    touched = risks.filter(revision__gt=2).count()
    require(not touched, f"{touched} of these risks were written about since. Close them one by one.")
    count = risks.count()
    trail.record(
        trust=whose.trust.pk, by=by, did="took back a risk register", kind="trust", ref=whose.trust.ref,
        title=whose.trust.name, before={"risks": count, "batch": whose.batch},
    )  # fmt: skip
    risks.delete()
    return count
