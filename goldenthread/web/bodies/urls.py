"""Bodies and who sits on them: pages and their addresses, beneath governance."""

from django.urls import path

from goldenthread.web.bodies import forming, interests, publishing, reading, seating, visiting

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
    path("visits/", visiting.visits, name="visits"),
    path("visits/new/", visiting.plan_visit, name="plan_visit"),
    path("visits/<slug:ref>/", visiting.visit, name="visit"),
    path("visits/<slug:ref>/change/", visiting.revise_visit, name="revise_visit"),
    path("visits/<slug:ref>/tell/", visiting.tell_visit, name="tell_visit"),
    path("visits/<slug:ref>/cancel/", visiting.cancel_visit, name="cancel_visit"),
    path("visits/<slug:ref>/share/", visiting.share_visit, name="share_visit"),
    path("visits/follow-up/<slug:ref>/", visiting.follow_up, name="follow_up"),
    path("interests/", interests.register, name="register"),
    path("interests/own/", interests.own_interests, name="own_interests"),
    path("interests/of/<slug:ref>/", interests.member_interests, name="member_interests"),
    path("interests/<slug:ref>/", interests.revise_interest, name="revise_interest"),
    path("interests/<slug:ref>/withdraw/", interests.withdraw_interest, name="withdraw_interest"),
    path("published/", publishing.publication, name="publication"),
    path("published/<slug:form>/", publishing.publication_file, name="publication_file"),
]
