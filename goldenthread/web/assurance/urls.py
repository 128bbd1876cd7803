"""Checks, what they found, and how it is followed up: pages and their addresses."""

from django.urls import path

from goldenthread.web.assurance import (
    answering,
    bringing_in,
    checklists,
    finding,
    handing_over,
    marking,
    overview,
    reviewing,
    rounds,
    sayings,
    self_evaluating,
)

app_name = "assurance"

urlpatterns = [
    path("", overview.assurance, name="assurance"),
    path("mine/", overview.my_checks, name="my_checks"),
    path("late/", overview.late, name="late"),
    path("area/", overview.area, name="area"),
    path("school/<slug:ref>/", overview.school, name="school"),
    path("checklists/", checklists.checklists, name="checklists"),
    path("checklists/new/", checklists.write_checklist, name="write_checklist"),
    path("checklists/bring-in/", bringing_in.bring_checklist, name="bring_checklist"),
    path("checklists/read/<slug:ref>/", bringing_in.review_checklist, name="review_checklist"),
    path("checklist/<slug:ref>/", checklists.checklist, name="checklist"),
    path("checklist/<slug:ref>/edit/", checklists.revise_checklist, name="revise_checklist"),
    path("rounds/open/", rounds.open_round, name="open_round"),
    path("round/<slug:ref>/", rounds.round, name="round"),
    path("round/<slug:ref>/file/<slug:form>/", handing_over.round_file, name="round_file"),
    path("evidence/", handing_over.evidence, name="evidence"),
    path("evidence/<slug:by>/<slug:form>/", handing_over.evidence_file, name="evidence_file"),
    path("safeguarding/", handing_over.safeguarding, name="safeguarding"),
    path("check/<slug:ref>/", answering.check, name="check"),
    path("findings/", finding.findings, name="findings"),
    path("new/", finding.record_finding, name="record_finding"),
    path("finding/<slug:ref>/", finding.finding, name="finding"),
    path("recommendation/<slug:ref>/", finding.recommendation, name="recommendation"),
    path("self-evaluation/", self_evaluating.self_evaluations, name="self_evaluations"),
    path("self-evaluation/new/", self_evaluating.evaluate, name="evaluate"),
    path("said/", sayings.said_of_us, name="said_of_us"),
    path("reviews/", reviewing.reviews, name="reviews"),
    path("reviews/new/", reviewing.record_review, name="record_review"),
    path("reviews/inspection/", reviewing.record_inspection, name="record_inspection"),
    path("review/<slug:ref>/", reviewing.review, name="review"),
    path("review/<slug:ref>/edit/", reviewing.revise_review, name="revise_review"),
    path("marks/", marking.accreditations, name="accreditations"),
    path("marks/new/", marking.record_accreditation, name="record_accreditation"),
    path("mark/<slug:ref>/", marking.accreditation, name="accreditation"),
    path("samples/", marking.samples, name="samples"),
    path("samples/new/", marking.draw_sample, name="draw_sample"),
    path("sample/<slug:ref>/", marking.sample, name="sample"),
    path("check/<slug:ref>/look/<slug:question>/", answering.second_look, name="second_look"),
]
