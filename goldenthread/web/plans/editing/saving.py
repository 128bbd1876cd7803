"""What every page that changes a plan does: find within the reader's reach, and say where to go on."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from goldenthread.domain import date_words
from goldenthread.domain.date_words import Context
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.visible import plans_to_edit
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.showing import find
from goldenthread.web.plans.editing.outlining import with_article


def plan_to_edit(request: TrustRequest, ref: str) -> Plan:
    return find(plans_to_edit(request.reach).select_related("trust", "school", "unit"), ref=ref)


def part_to_edit(request: TrustRequest, ref: str) -> Element:
    return find(editing.elements_to_edit(request.reach), ref=ref)


def outline_address(trust: Trust, plan: Plan, at: Element | None = None) -> str:
    """Return the address of the page on which a plan's parts are worked on, at a part of it."""
    address = reverse("plans:edit_outline", args=[trust.slug, plan.ref])
    return f"{address}#part-{at.ref}" if at is not None else address


def after_part(request: TrustRequest, element: Element) -> str:
    """Return where a part's reader goes on: to the outline that they came from, or else to its thread."""
    if request.GET.get("then") == "outline":
        return outline_address(request.trust, element.plan, element)
    return reverse("plans:thread", args=[request.trust.slug, element.ref])


def meaning_of(words: str, context: Context) -> str:
    """Say in a sentence what the words of a date are taken to mean; nothing where there are none."""
    if not words.strip():
        return ""
    reading = date_words.read(words, context)
    if reading.question is not None:
        return f"“{words}” is kept as it is, and has to be settled: {reading.question.asks}"
    if reading.recurrence:
        return f"“{words}” is read as something that comes round again."
    if span := span_of(reading.from_on, reading.to_on):
        return f"“{words}” is read as {span}."
    return f"“{words}” is kept as it is; no day follows from it."


def span_of(first: Any, last: Any) -> str:
    """Return “1 September 2026 to 31 August 2027”, “by 31 August 2027”, or nothing."""
    if first and last and first != last:
        return f"{days.written(first, full=True)} to {days.written(last, full=True)}"
    if last:
        return f"{'' if first else 'by '}{days.written(last, full=True)}"
    return f"from {days.written(first, full=True)}" if first else ""


def named(request: TrustRequest, plan: Plan, name: str) -> Element | None:
    """Return the part of the plan that the address names, if it names one."""
    ref = request.GET.get(name, "")
    return find(editing.elements_to_edit(request.reach), plan=plan, ref=ref[:12]) if ref else None


def word_at(plan: Plan, under: Element | None, after: Element | None) -> str:
    """Return the trust's word for what is to be added there; a plan without such a level has no such page."""
    depth = after.depth if after else under.depth + 1 if under else 1
    level = plan.levels.filter(depth=depth).first()
    if level is None:
        raise Http404
    return with_article(level.one)
