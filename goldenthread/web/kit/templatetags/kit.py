"""The kit's template tags: words, figures, statuses and components. Every template has them without a load."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from goldenthread.features.governance import queries as governance
from goldenthread.features.risks import queries as risks
from goldenthread.foundation import charts, clock
from goldenthread.web.kit import days, figures, form_fields, navigation, statuses, words
from goldenthread.web.kit import evidence as evidences
from goldenthread.web.kit.access import lets_in
from goldenthread.web.kit.columns_form import ColumnsForm

register = template.Library()
Context = template.Context


# Words


@register.simple_tag(takes_context=True)
def word(context: Context, concept: str, form: str = "one", *, capital: bool = False, article: bool = False) -> str:
    """{% word "local_body" "many" %}: what the trust calls it; `capital=True` at the start of a sentence.

    `article=True` puts “a” or “an” before it, as it sounds.
    """
    said = words.word(context.get("trust"), concept, form)
    said = words.with_article(said) if article else said
    return said[:1].upper() + said[1:] if capital else said


@register.filter
def count_of(number: int, nouns: str) -> str:
    """{{ 3|count_of:"school,schools" }}: 3 schools. 1 school."""
    one, many = nouns.split(",")
    return f"{number:,} {one if number == 1 else many}"


# Status


@register.simple_tag
def unverified(cell: Any) -> SafeString:
    """{% unverified cell %}: a mark beside a figure that no second source has confirmed; nothing beside any other."""
    if not getattr(cell, "is_unverified", False):
        return SafeString("")
    return format_html(
        '<abbr class="unverified" title="{0}">{1}<span class="visually-hidden"> {0}</span></abbr>',
        "Not yet checked a second way", statuses.UNVERIFIED,
    )  # fmt: skip


@register.simple_tag
def status(word: str, says: str = "") -> SafeString:
    """{% status "at risk" %}: shape and word. {% status "moved" "Slipped twice" %}: in other words."""
    return statuses.pill(word, says) if word else SafeString("")


@register.simple_tag
def shape(word: str) -> SafeString:
    """{% shape "at risk" %}: the shape alone, with its word for those who cannot see it."""
    return format_html('{}<span class="visually-hidden">{} </span>', statuses.shape(word), statuses.in_words(word))


@register.filter
def status_class(word: str) -> str:
    """{{ standing.status|status_class }}: the class of a cell or a bar."""
    return statuses.look(word).css


@register.inclusion_tag("kit/components/status_key.html")
def status_key() -> dict[str, Any]:
    """{% status_key %}: what each status means."""
    return {"meanings": [(word, statuses.MEANINGS[word]) for word in statuses.STANDINGS]}


@register.inclusion_tag("kit/components/parts.html")
def parts(counts: Mapping[str, int], of: str = "") -> dict[str, Any]:
    """{% parts counts "measures" %}: one bar cut by status; `counts` is {status: how many}."""
    total = sum(counts.values()) or 1
    cuts, x = [], 0.0
    for name, count in counts.items():
        width = 100 * count / total
        cuts.append({"status": name, "x": round(x, 2), "width": round(width, 2)})
        x += width
    says = ", ".join(f"{statuses.in_words(name).lower()} {count}" for name, count in counts.items() if count)
    return {"cuts": cuts, "says": f"{of}: {says}" if of else says}


# Figures and days


@register.simple_tag
def figure(value: Any, measure: Any = None, *, marker: str = "", text: str = "", unit: str | None = None,
           decimals: int | None = None, bare: bool = False) -> SafeString:  # fmt: skip
    """{% figure standing.value measure marker=standing.marker %}: 19.8 %, £1,204, −7.9, or the word for none.

    `text` is a figure that is a word, such as a grade. `bare` leaves the unit out, for a column.
    """
    if value is None or value == "":
        return _figure_missing(text, marker)
    unit = getattr(measure, "unit", "") if unit is None else unit
    decimals = getattr(measure, "decimals", None) if decimals is None else decimals
    money = getattr(measure, "kind", "") == "money"
    shown = figures.figure(value, unit="" if bare else unit, decimals=decimals, money=money and not bare)
    return format_html('<span class="value">{}</span>', shown)


def _figure_missing(text: str, marker: str) -> SafeString:
    if text:
        return format_html('<span class="value told">{}</span>', text)
    if not marker:
        return SafeString('<span class="value missing"><span aria-hidden="true">–</span>'
                          '<span class="visually-hidden">none</span></span>')  # fmt: skip
    says = figures.marker_word(marker)
    why = figures.HIDDEN if says == "hidden" else ""
    return format_html(
        '<span class="value missing"{}>{}</span>', format_html(' title="{}"', why) if why else "", says
    )


@register.simple_tag
def ago(moment: Any, *, stale_after: int | None = None, never: str = "nothing yet") -> SafeString | str:
    """{% ago note.said_on stale_after=40 %}: 3 days ago; 41 days ago, stale."""
    day, today = days.the_day_of(moment)
    if day is None:
        return never
    is_stale = stale_after is not None and (today - day).days > stale_after
    return format_html(
        '<time datetime="{}" title="{}">{}</time>{}', day.isoformat(), days.written(day, full=True),
        days.ago(day, today), SafeString('<span class="stale">, stale</span>') if is_stale else "",
    )  # fmt: skip


@register.simple_tag
def day(moment: Any, *, full: bool = False, weekday: bool = False, never: str = "") -> SafeString | str:
    """{% day plan.adopted_on %}: 8 Jul 2025. `full`: 8 July 2025. `weekday`: Tuesday 8 July 2025."""
    that_day, _ = days.the_day_of(moment)
    if that_day is None:
        return never
    shown = days.written(that_day, full=full, weekday=weekday)
    return format_html('<time class="nowrap" datetime="{}">{}</time>', that_day.isoformat(), shown)


@register.simple_tag
def understood(element: Any, *, href: str = "") -> SafeString | str:
    """{% understood element %}: the date as the plan says it; quoted and underlined while it is unsettled.

    `href` leads to where it is settled.
    """
    said, question = getattr(element, "due_words", ""), getattr(element, "due_question", "")
    meaning = days.understanding(element)
    if said and question:
        return _to_settle(said, question, href)
    if not said or not meaning or meaning == said:
        return said or meaning
    return format_html('<span title="{}">{}</span><span class="visually-hidden"> ({})</span>', meaning, said, meaning)


def _to_settle(said: str, question: str, href: str) -> SafeString:
    tag, link = ("a", format_html(' href="{}"', href)) if href else ("span", "")
    return format_html(
        '<{} class="settle"{} title="{}">“{}”</{}><span class="visually-hidden"> (to settle: {})</span>',
        SafeString(tag), link, question, said, SafeString(tag), question,
    )  # fmt: skip


@register.simple_tag
def day_in_words(moment: Any) -> str:
    """{% day_in_words deed.due_on %}: 8 July 2025, without markup: for a letter."""
    that_day, _ = days.the_day_of(moment)
    return days.written(that_day, full=True) if that_day else ""


# Forms


@register.inclusion_tag("kit/components/field.html")
def field(
    bound: BoundField,
    *,
    label: str = "",
    help: str = "",  # noqa: A002  the word that a page's author expects
    rows: int = 0,
    buttons: bool = False,
) -> dict[str, Any]:
    """{% field form.said %}: label, help, what is wrong, and the control, tied together.

    `buttons` puts a few choices side by side.
    """
    return form_fields.drawn(bound, label=label, help_text=help, rows=rows, as_buttons=buttons)


@register.inclusion_tag("kit/components/form_problems.html")
def form_problems(form: BaseForm) -> dict[str, Any]:
    """{% form_problems form %}: everything that is wrong, at the top, each a link to its place."""
    return {"problems": form_fields.problems(form)}


@register.inclusion_tag("kit/components/columns.html")
def columns_asked(form: ColumnsForm, *, is_open: bool = False, button: str = "") -> dict[str, Any]:
    """{% columns_asked columns %}: which column of each table is what, each a choice to change.

    `button` is the decision that reads it again, where the columns are a form of their own.
    """
    return {"asked": form.asked, "is_open": is_open, "button": button}


# Blocks


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: str = "", *, tone: str = "") -> SafeString:
    """{% card "Before you meet" %}…{% endcard %}: what is to be acted on, or read alone."""
    heading = format_html("<h3>{}</h3>", title) if title else ""
    return format_html('<div class="card {}">{}{}</div>', tone, heading, mark_safe(content))  # noqa: S308


@register.simple_block_tag(end_name="endknot")
def knot(content: str, *, level: str = "", here: bool = False) -> SafeString:
    """{% knot level="Aim 2.2" here=True %}…{% endknot %}: one knot of the thread."""
    top = format_html('<p class="level">{}{}</p>', level, " · this page" if here else "") if level else ""
    return format_html(
        '<section class="knot{}">{}{}</section>',
        " here" if here else "",
        top,
        mark_safe(content),  # noqa: S308
    )


@register.simple_block_tag(end_name="endempty")
def empty(content: str, title: str = "") -> SafeString:
    """{% empty "No measures yet" %}…{% endempty %}: what is so, why, and the one next thing to do."""
    heading = format_html("<h2>{}</h2>", title) if title else ""
    return format_html('<div class="empty">{}{}</div>', heading, mark_safe(content))  # noqa: S308


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, kind: str = "") -> SafeString:
    """{% notice "wrong" %}…{% endnotice %}: kind is nothing, good or wrong."""
    role = "alert" if kind == "wrong" else "status"
    return format_html('<div class="notice {}" role="{}">{}</div>', kind, role, mark_safe(content))  # noqa: S308


@register.simple_tag
def pill(says: str) -> SafeString:
    """{% pill "SEND" %}: a quiet tag."""
    return format_html('<span class="tag">{}</span>', says)


@register.simple_tag(takes_context=True)
def opens(context: Context, name: str, *args: str) -> str:
    """{% opens "risks:by_plan" slug as to %}: a page's address, or nothing where it would not let the reader in."""
    address = navigation.address_of(name, *args)
    reach = getattr(getattr(context, "request", None), "reach", None)
    return address if reach is None or not address or lets_in(reach, address) else ""


@register.simple_tag
def crumbs(*steps: str) -> SafeString:
    """{% crumbs "Plan" plan_address "Aim 2.2" %}: pairs of words and address; the last may stand alone."""
    pairs = [(steps[i], steps[i + 1] if i + 1 < len(steps) else "") for i in range(0, len(steps), 2)]
    items = format_html_join(
        "", "<li>{}</li>", ((format_html('<a href="{}">{}</a>', to, says) if to else says,) for says, to in pairs)
    )
    return format_html('<nav class="crumbs" aria-label="You are here"><ol>{}</ol></nav>', items)


@register.inclusion_tag("kit/components/plan_menu.html", takes_context=True)
def plan_menu(context: Context, plan: Any, here: str = "") -> dict[str, Any]:
    """{% plan_menu plan "versions" %}: the pages of one plan, the present one marked by its route’s name."""
    return {"places": navigation.plan_places(context["trust"].slug, plan, here)}


@register.inclusion_tag("kit/components/evidence.html", takes_context=True)
def evidence(context: Context, kind: str, ref: str, rows: Any = None, heading: str = "") -> dict[str, Any]:
    """{% evidence "visit" visit.ref heading="Evidence" %}: what was attached to a subject, and where more is added.

    `rows` is what `evidence_of` gave the page already, where it shows many subjects. Of nothing, nothing is said.
    """
    request = context.get("request")
    reach, trust = getattr(request, "reach", None), getattr(request, "trust", None)
    if reach is None or trust is None:
        return {"pieces": [], "add": "", "heading": heading}
    return evidences.shown(reach, trust.slug, kind, ref, rows) | {"heading": heading}


@register.inclusion_tag("kit/components/around.html", takes_context=True)
def around(context: Context, kind: str, ref: str, rows: Any = None) -> dict[str, Any]:
    """{% around "measure" measure.ref %}: what lies around the trust and bears on a thing, where anything does."""
    request = context.get("request")
    reach, trust = getattr(request, "reach", None), getattr(request, "trust", None)
    if reach is None or trust is None:
        return {"factors": [], "slug": ""}
    return {"factors": risks.bearing_on(reach, kind, ref) if rows is None else rows, "slug": trust.slug}


@register.inclusion_tag("kit/components/carried.html", takes_context=True)
def carried(
    context: Context, kind: str, ref: str, made: Any, *, is_carried: bool = False, may_carry: bool = False
) -> dict[str, Any]:
    """{% carried "recommendation" row.ref made may_carry=True %}: what plans do about a thing, and making it so."""
    shown = {"made": made, "is_carried": is_carried, "may_carry": may_carry, "kind": kind, "ref": ref}
    return {**shown, "slug": context["trust"].slug}


@register.inclusion_tag("kit/components/heard.html", takes_context=True)
def heard(context: Context, kind: str, ref: str, rows: Any = None, *, asks: bool = False) -> dict[str, Any]:
    """{% heard "measure" measure.ref %}: what bodies decided and asked about a thing, where they did.

    With `asks` whoever sits on a body is led to ask about it.
    """
    request = context.get("request")
    reach, trust = getattr(request, "reach", None), getattr(request, "trust", None)
    if reach is None or trust is None:
        return {"decisions": [], "questions": [], "slug": ""}
    found = governance.heard(reach, kind, ref) if rows is None else rows
    about = f"{kind}:{ref}" if asks and reach.may_somewhere("round.ask") else ""
    return {"decisions": found.decisions, "questions": found.questions, "slug": trust.slug, "about": about}


# Charts


@register.inclusion_tag("kit/components/chart.html")
def chart(drawing: charts.Drawing, *, heading: int = 2, alone: bool = False) -> dict[str, Any]:
    """{% chart drawing %}: the finding as its title, the drawing, and its figures as a table.

    `alone` leaves the table out, where the page itself has the figures right beneath.
    """
    return {
        "drawing": drawing,
        "heading": f"h{heading}",
        "svg": mark_safe(drawing.svg(charts.PAGE)),  # noqa: S308  the drawing escapes every word in it
        "narrow": mark_safe(drawing.svg(charts.PAGE, charts.NARROW)),  # noqa: S308
        "table": None if alone else drawing.table(),
    }


@register.simple_tag
def spark(values: Sequence[Any], status: str = "", says: str = "") -> SafeString:
    """{% spark values "off track" %}: a line the size of a word. Its figures stand beside it in words."""
    return mark_safe(charts.spark(values, css=statuses.look(status).css if status else "", says=says))  # noqa: S308


# The shell


@register.simple_tag(takes_context=True)
def menu(context: Context) -> SafeString:
    """{% menu as menu %}: what stands beside a page, drawn once for where it is open and where it is folded away."""
    return context.template.engine.get_template("kit/layout/menu.html").render(context)  # type: ignore[union-attr]


@register.inclusion_tag("kit/components/navigation.html", takes_context=True)
def navigation_menu(context: Context) -> dict[str, Any]:
    """{% navigation_menu %}: the main menu, within the reader's reach."""
    request = context.get("request")
    return {"sections": navigation.menu(request) if request else []}


@register.inclusion_tag("kit/components/who.html", takes_context=True)
def signed_in_as(context: Context) -> dict[str, Any]:
    """{% signed_in_as %}: the reader's posts here, their news, their account, and the way out."""
    request, reach, person = context.get("request"), context.get("reach"), context.get("person")
    if request is None or person is None or not person.is_authenticated:
        return {"person": None}
    return {
        "person": person,
        "posts": sorted(reach.grants, key=lambda grant: grant.title) if reach else [],
        "news": navigation.address_of("home:news", context["trust"].slug) if reach and context.get("trust") else "",
        "account": navigation.address_of("accounts:account"),
        "sign_out": navigation.address_of("accounts:sign_out"),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def today(*, full: bool = True, weekday: bool = False) -> str:
    """{% today %}: the day on which the trust is working."""
    return days.written(clock.today(), full=full, weekday=weekday)
