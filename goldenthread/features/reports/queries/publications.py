"""Published plans: who may publish, who may read, and what anybody at all may."""

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries import plans
from goldenthread.features.reports.models import Publication

PUBLISH, SEE, BOARD = "plan.publish", "plan.see", "report.see"


def plans_to_publish(reach: Reach) -> QuerySet[Plan]:
    """Return the plans that the reader may publish: every one that they see, or those of their own place."""
    found = plans(reach)
    if reach.may_everywhere(PUBLISH):
        return found
    return found.filter(Q(school__in=reach.schools_for(PUBLISH)) | Q(unit__in=reach.units_for(PUBLISH)))


def why_not(plan: Plan) -> str:
    """Return, in a sentence, why a plan cannot be published; nothing when it can."""
    if plan.state == Plan.State.DRAFT:
        return "A draft cannot be published. Make the plan live once it is adopted."
    if plan.state == Plan.State.ENDED:
        return "A plan that has ended cannot be published."
    if plan.adopted_on is None:
        return "Only an adopted plan can be published. Say on which day it was adopted, under its title and years."
    return ""


def open_to_all() -> QuerySet[Publication]:
    """Return what anybody may read without signing in: what was published to the public, of plans in force."""
    found = _in_force().filter(audience=Publication.Audience.PUBLIC)
    return found.select_related("trust", "plan__school", "plan__unit")


def publications(reach: Reach) -> QuerySet[Publication]:
    """Return the publications that the reader may open: what is public, what is for staff, what is for their board.

    Whoever publishes the plan opens all of its publications.
    """
    if not reach.may_somewhere(SEE):
        return Publication.objects.none()
    audiences = Q(audience__in=(Publication.Audience.PUBLIC, Publication.Audience.STAFF))
    if reach.may_everywhere(BOARD):
        audiences |= Q(audience=Publication.Audience.BOARD)
    else:
        audiences |= Q(audience=Publication.Audience.BOARD, plan__school__in=reach.schools_for(BOARD))
    theirs = Q(plan__in=plans_to_publish(reach))
    return _in_force().filter(audiences | theirs, trust=reach.trust).select_related("plan__school", "plan__unit")


def names_of(trust: int) -> list[str]:
    """Return the name of everybody who holds or held a post of the trust, but of those named as the post is."""
    people = Person.objects.filter(holdings__post__trust=trust).distinct()
    titles = {title.lower() for title in Post.objects.filter(trust=trust).values_list("title", flat=True)}
    return [name for name in people.values_list("name", flat=True) if name.lower() not in titles]


def _in_force() -> QuerySet[Publication]:
    return Publication.objects.filter(withdrawn_at=None, plan__state=Plan.State.LIVE).order_by(
        "plan__school__order", "plan__school__name", "plan__unit__name", "title", "audience"
    )
