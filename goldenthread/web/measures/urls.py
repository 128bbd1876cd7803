"""Measures: pages and their addresses."""

from django.urls import path

from goldenthread.web.measures import (
    aiming,
    baselines,
    choosing,
    combining,
    elsewhere,
    exploring,
    judging,
    looking,
    lying,
    proposing,
    recording,
    surveys,
    together,
    views,
)
from goldenthread.web.measures.rounds import views as rounds

app_name = "measures"

urlpatterns = [
    path("", views.heat_map, name="heat_map"),
    path("all/", views.measures, name="measures"),
    path("new/", views.define_measure, name="define_measure"),
    path("combine/", combining.combine_measures, name="combine_measures"),
    path("catalogue/", choosing.choose_measures, name="choose_measures"),
    path("explore/", exploring.explore, name="explore"),
    path("targets/", judging.waiting_targets, name="waiting_targets"),
    path("proposals/<slug:school>/", proposing.proposals, name="proposals"),
    path("heading/", views.early_warnings, name="early_warnings"),
    path("surveys/", surveys.surveys, name="surveys"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.open_round, name="open_round"),
    path("rounds/<slug:ref>/", rounds.see_round, name="see_round"),
    path("rounds/<slug:ref>/fill/", rounds.fill_round, name="fill_round"),
    path("rounds/<slug:ref>/paste/", rounds.paste_round, name="paste_round"),
    path("rounds/<slug:ref>/sheet/", rounds.round_sheet, name="round_sheet"),
    path("rounds/<slug:ref>/close/", rounds.close_round, name="close_round"),
    path("<slug:ref>/", views.measure, name="measure"),
    path("<slug:ref>/edit/", views.revise_measure, name="revise_measure"),
    path("<slug:ref>/same-people/", together.count_together, name="count_together"),
    path("<slug:ref>/parts/", combining.revise_combined, name="revise_combined"),
    path("<slug:ref>/override/", judging.override_standing, name="override_standing"),
    path("<slug:ref>/confidence/", judging.say_how_sure, name="say_how_sure"),
    path("<slug:ref>/baselines/new/", baselines.name_baseline, name="name_baseline"),
    path("<slug:ref>/baselines/<slug:baseline>/", baselines.baseline, name="baseline"),
    path("<slug:ref>/distribution/", lying.distribution, name="distribution"),
    path("<slug:ref>/retire/", views.retire_measure, name="retire_measure"),
    path("<slug:ref>/targets/new/", aiming.set_target, name="set_target"),
    path("<slug:ref>/targets/<slug:target>/", proposing.target, name="target"),
    path("<slug:ref>/targets/<slug:target>/edit/", aiming.revise_target, name="revise_target"),
    path("<slug:ref>/targets/<slug:target>/sign-off/", aiming.sign_off_target, name="sign_off_target"),
    path("<slug:ref>/readings/<slug:reading>/look/", looking.look_again, name="look_again"),
    path("<slug:ref>/elsewhere/", elsewhere.record_elsewhere, name="record_elsewhere"),
    path("<slug:ref>/readings/new/", recording.record_reading, name="record_reading"),
]
