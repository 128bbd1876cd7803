"""The documents that a plan leans on: read by whoever sees the plan, and listed by whoever writes it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.documents.models import Document
from goldenthread.features.documents.queries import documents
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.local import key_documents as queries
from goldenthread.features.plans.queries.visible import may_edit
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.versions.reading import plan_in_sight


class DocumentField(forms.ModelChoiceField):
    """Documents by title, and by school: each of them may have one of the same name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return what a document is called in the list."""
        return f"{obj.title}, {obj.school.short_name}" if obj.school else obj.title


class PartField(forms.ModelChoiceField):
    """The parts of a plan by number and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Return what a part is called in the list."""
        return f"{'–' * (obj.depth - 1)} {obj.number} {obj.title}".strip()[:120]


class LeaningForm(forms.Form):
    """A document, and what the plan or one part of it leans on it for."""

    document = DocumentField(
        label="Document", queryset=Document.objects.none(), to_field_name="ref", empty_label="Choose"
    )
    note = forms.CharField(label="What for", max_length=300, required=False)
    element = PartField(
        label="For which part", queryset=Element.objects.none(), to_field_name="ref", required=False,
        empty_label="The plan as a whole",
    )  # fmt: skip

    def __init__(self, *args: Any, seen: Any, plan: Plan, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["document"].queryset = seen  # type: ignore[attr-defined]
        self.fields["element"].queryset = (  # type: ignore[attr-defined]
            plan.elements.filter(removed_at=None).order_by("depth", "order", "pk")
        )


@requires("plan.see")
def key_documents(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a plan leans on, with the version and the next review of each; list more, or take one away."""
    plan = plan_in_sight(request, ref)
    writes, deed = may_edit(request.reach, plan), request.POST.get("deed", "")
    if request.method == "POST" and not (writes and deed in ("add", "remove")):
        raise Http404
    form = LeaningForm(
        request.POST if deed == "add" else None, plan=plan, seen=documents(request.reach).filter(retired_on=None)
    )
    if deed == "remove":
        key = find(plan.key_documents.select_related("plan", "document"), ref=request.POST.get("key", "")[:12])
        operations.lean_no_more(key=key, by=request.user)
        messages.success(request, "It is taken from the list. The document stays.")
        return redirect("plans:key_documents", request.trust.slug, ref)
    if form.is_valid() and saved(form, lambda: operations.lean_on(plan=plan, by=request.user, **form.cleaned_data)):
        messages.success(request, "It is listed.")
        return redirect("plans:key_documents", request.trust.slug, ref)
    found = queries.key_documents(request.reach, plan, clock.today())
    return show(
        request, "plans/pages/grounds/key_documents.html", status=UNPROCESSABLE if deed else 200, plan=plan,
        found=found, may_edit=writes, form=form,
    )  # fmt: skip
