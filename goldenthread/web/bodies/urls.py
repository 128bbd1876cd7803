"""Bodies and who sits on them: pages and their addresses, beneath governance."""

from django.urls import path

from goldenthread.web.bodies import forming, reading, seating

app_name = "bodies"

urlpatterns = [
    path("bodies/", reading.bodies, name="bodies"),
    path("bodies/new/", forming.form_body, name="form_body"),
    path("bodies/<slug:ref>/", reading.body, name="body"),
    path("bodies/<slug:ref>/change/", forming.revise_body, name="revise_body"),
    path("bodies/<slug:ref>/dissolve/", forming.dissolve_body, name="dissolve_body"),
    path("bodies/<slug:ref>/appoint/", seating.take_seat, name="take_seat"),
    path("bodies/seat/<slug:ref>/", seating.revise_seat, name="revise_seat"),
    path("bodies/seat/<slug:ref>/renew/", seating.renew_seat, name="renew_seat"),
    path("bodies/seat/<slug:ref>/end/", seating.end_seat, name="end_seat"),
]
