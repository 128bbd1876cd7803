"""A form's fields as they are drawn: what belongs to a control is tied to it, for eyes and ears alike."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField

TICK = (forms.CheckboxInput,)
# Chosen for what is told apart in a file and is not to be taken in.
LEFT_OUT = "out"
CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def drawn(
    bound: BoundField, *, label: str = "", help_text: str = "", rows: int = 0, as_buttons: bool = False
) -> dict[str, Any]:
    """Return what the field's template places. What was typed stays in the control."""
    identity = bound.id_for_label or bound.auto_id or bound.html_name
    help_text = help_text or str(bound.help_text)
    widget = bound.field.widget
    attrs = _described(bound, identity, help_text)
    if rows and isinstance(widget, forms.Textarea):
        attrs["rows"] = str(rows)
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attrs),
        "identity": identity,
        "label": label or bound.label,
        "help": help_text,
        "errors": bound.errors,
        "is_optional": not bound.field.required and not widget.is_hidden and not _is_needed(bound),
        "as_buttons": as_buttons,
        "is_tick": isinstance(widget, TICK),
        "is_group": isinstance(widget, CHOICES) or bound.use_fieldset,
    }


def need(form: BaseForm, *names: str) -> None:
    """Mark fields that only some of what a form does asks for, so that they are not called optional."""
    for name in names:
        form.fields[name].is_needed = True  # type: ignore[attr-defined]


def meant_field(
    label: str, choices: Sequence[tuple[str, Any]], *, left_out: str, meant: str, help_text: str = ""
) -> forms.ChoiceField:
    """Ask which of ours a name in a file means: what is `meant` is proposed, and it may be left out.

    `choices` may stand in groups, each with its heading.
    """
    return forms.ChoiceField(
        label=label, choices=[("", "Choose"), (LEFT_OUT, left_out), *choices], initial=meant, help_text=help_text
    )


def problems(form: BaseForm) -> list[dict[str, Any]]:
    """Return everything that is wrong with a form that was sent: what it says, and the control it is about."""
    if not form.is_bound:
        return []
    whole = [{"says": says, "identity": "", "label": ""} for says in form.non_field_errors()]
    fields = [
        {"says": says, "identity": _first_control(bound), "label": str(_told_as(bound)).rstrip("?:")}
        for bound in form
        for says in bound.errors
    ]
    return whole + fields


def told_as(form: BaseForm, name: str, says: str) -> None:
    """Say how a field is named among what is wrong, where its own label stands there more than once."""
    form.fields[name].told_as = says  # type: ignore[attr-defined]


def _told_as(bound: BoundField) -> str:
    return getattr(bound.field, "told_as", "") or str(bound.label)


def _is_needed(bound: BoundField) -> bool:
    return getattr(bound.field, "is_needed", False)


def _described(bound: BoundField, identity: str, help_text: str) -> dict[str, str | bool]:
    ties = [f"{identity}-help"] * bool(help_text) + [f"{identity}-error"] * bool(bound.errors)
    return {"aria-describedby": " ".join(ties)} if ties else {}


def _first_control(bound: BoundField) -> str:
    """Return the id that a link can go to: of a group of choices, its first."""
    if isinstance(bound.field.widget, CHOICES):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id or ""
