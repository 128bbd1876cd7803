"""Intake: files of figures and schools, and starter packs, with their addresses."""

from django.urls import path

from goldenthread.web.intake import schemes, surveys, views
from goldenthread.web.intake.plans import pages as plans

app_name = "intake"

urlpatterns = [
    path("", views.bring_in, name="bring_in"),
    path("pack/", views.choose_pack, name="choose_pack"),
    path("plan/", plans.bring_plan, name="bring_plan"),
    path("plan/<slug:ref>/", plans.review_plan, name="review_plan"),
    path("plan/<slug:ref>/posts/", plans.match_leads, name="match_leads"),
    path("plan/<slug:ref>/undo/", plans.undo_plan, name="undo_plan"),
    path("plan/<slug:ref>/<str:part>/", plans.mend_part, name="mend_part"),
    path("scheme/", schemes.bring_scheme, name="bring_scheme"),
    path("scheme/<slug:ref>/", schemes.review_scheme, name="review_scheme"),
    path("scheme/<slug:ref>/undo/", schemes.undo_scheme, name="undo_scheme"),
    path("survey/", surveys.bring_survey, name="bring_survey"),
    path("<slug:ref>/", views.preview, name="preview"),
    path("<slug:ref>/questions/", surveys.tell_questions, name="tell_questions"),
    path("<slug:ref>/undo/", views.undo, name="undo"),
]
