"""Measures: pages and their addresses."""

from django.urls import path

from goldenthread.web.measures import choosing, looking, views

app_name = "measures"

urlpatterns = [
    path("", views.heat_map, name="heat_map"),
    path("all/", views.measures, name="measures"),
    path("new/", views.define_measure, name="define_measure"),
    path("catalogue/", choosing.choose_measures, name="choose_measures"),
    path("<slug:ref>/", views.measure, name="measure"),
    path("<slug:ref>/edit/", views.revise_measure, name="revise_measure"),
    path("<slug:ref>/retire/", views.retire_measure, name="retire_measure"),
    path("<slug:ref>/targets/new/", views.set_target, name="set_target"),
    path("<slug:ref>/targets/<slug:target>/edit/", views.revise_target, name="revise_target"),
    path("<slug:ref>/targets/<slug:target>/sign-off/", views.sign_off_target, name="sign_off_target"),
    path("<slug:ref>/readings/<slug:reading>/look/", looking.look_again, name="look_again"),
    path("<slug:ref>/readings/new/", views.record_reading, name="record_reading"),
]
