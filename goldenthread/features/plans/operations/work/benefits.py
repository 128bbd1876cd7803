"""What an initiative is to bring, looked at from time to time: what came of it, and what that is worth."""

from decimal import Decimal

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import BenefitReview, Reminder
from goldenthread.features.plans.operations.work.working import MOST_MONEY
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def review_benefit(
    *, benefit: Reminder, found: str, says: str, by: Person, worth: Decimal | None = None, post: Post | None = None
) -> BenefitReview:
    """Say what became of a benefit by today. Earlier reviews stay."""
    require(benefit.kind == Reminder.Kind.BENEFIT, "Only what it is to bring is reviewed.")
    require(says.strip(), "Say what you saw of it.", "says")
    require(worth is None or abs(worth) < MOST_MONEY, "That is more money than there is.", "worth")
    words = check(BenefitReview, {"found": found, "says": says})
    last = benefit.reviews.first()
    made = BenefitReview.objects.create(
        benefit=benefit, worth=worth, post=post, by=by, reviewed_on=clock.today(), **words
    )
    before = {"benefit": benefit.text, "found": last.found if last else ""}
    note_element(benefit.element, "reviewed a benefit", by, before, {**words, "worth": str(worth or "")})
    return made
