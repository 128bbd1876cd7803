"""Checks, what they found, and how it is followed up: pages and their addresses."""

from django.urls import path

from goldenthread.web.assurance import answering, checklists, overview, rounds

app_name = "assurance"

urlpatterns = [
    path("", overview.assurance, name="assurance"),
    path("mine/", overview.my_checks, name="my_checks"),
    path("late/", overview.late, name="late"),
    path("area/", overview.area, name="area"),
    path("school/<slug:ref>/", overview.school, name="school"),
    path("checklists/", checklists.checklists, name="checklists"),
    path("checklists/new/", checklists.write_checklist, name="write_checklist"),
    path("checklist/<slug:ref>/", checklists.checklist, name="checklist"),
    path("checklist/<slug:ref>/edit/", checklists.revise_checklist, name="revise_checklist"),
    path("rounds/open/", rounds.open_round, name="open_round"),
    path("round/<slug:ref>/", rounds.round, name="round"),
    path("check/<slug:ref>/", answering.check, name="check"),
    path("check/<slug:ref>/look/<slug:question>/", answering.second_look, name="second_look"),
]
