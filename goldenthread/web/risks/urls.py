"""Risks and issues: pages and their addresses."""

from django.urls import path

from goldenthread.web.risks import (
    answering,
    bringing_in,
    by_plan,
    issuing,
    register,
    setting_up,
    surroundings,
    telling,
)

app_name = "risks"

urlpatterns = [
    path("", register.risks, name="risks"),
    path("closed/", register.closed, name="closed"),
    path("plan/", by_plan.by_plan, name="by_plan"),
    path("plan/<slug:ref>/take/", by_plan.take_from_plan, name="take_from_plan"),
    path("file/<slug:form>/", register.take_away, name="take_away"),
    path("new/", telling.raise_risk, name="raise_risk"),
    path("risk/<slug:ref>/", telling.risk, name="risk"),
    path("risk/<slug:ref>/edit/", telling.revise_risk, name="revise_risk"),
    path("risk/<slug:ref>/look/", answering.look_at, name="look_at"),
    path("risk/<slug:ref>/control/", answering.add_control, name="add_control"),
    path("risk/<slug:ref>/step/", answering.add_step, name="add_step"),
    path("risk/<slug:ref>/hand-up/", answering.hand_up, name="hand_up"),
    path("risk/<slug:ref>/close/", answering.close_risk, name="close_risk"),
    path("risk/<slug:ref>/tie/", answering.tie, name="tie"),
    path("control/<slug:ref>/", answering.prove_control, name="prove_control"),
    path("step/<slug:ref>/", answering.finish_step, name="finish_step"),
    path("escalation/<slug:ref>/", answering.escalation, name="escalation"),
    path("issues/", issuing.issues, name="issues"),
    path("issues/new/", issuing.raise_issue, name="raise_issue"),
    path("issue/<slug:ref>/", issuing.issue, name="issue"),
    path("around/", surroundings.context, name="context"),
    path("around/new/", surroundings.note_factor, name="note_factor"),
    path("around/step/<slug:ref>/", surroundings.factor_step, name="factor_step"),
    path("around/<slug:ref>/", surroundings.factor, name="factor"),
    path("around/<slug:ref>/edit/", surroundings.revise_factor, name="revise_factor"),
    path("grid/", setting_up.grid, name="grid"),
    path("grid/edit/", setting_up.revise_grid, name="revise_grid"),
    path("bring-in/", bringing_in.bring_in, name="bring_in"),
    path("bring-in/<slug:batch>/", bringing_in.undo, name="undo"),
]
