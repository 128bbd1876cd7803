from django.urls import path

from goldenthread.web.settings import inviting_many, papers, people, places

app_name = "settings"

urlpatterns = [
    path("", places.settings, name="settings"),
    path("places/", places.places, name="places"),
    path("places/<slug:kind>/new/", places.add_place, name="add_place"),
    path("places/<slug:kind>/<slug:ref>/", places.revise_place, name="revise_place"),
    path("posts/new/", places.add_post, name="add_post"),
    path("posts/every-school/", places.furnish_schools, name="furnish_schools"),
    path("words/", places.words, name="words"),
    path("ages/", places.ages, name="ages"),
    path("calendar/", places.calendar, name="calendar"),
    path("papers/", papers.papers, name="papers"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invite/many/", inviting_many.invite_many, name="invite_many"),
    path("people/narrow/", people.narrow_posts, name="narrow_posts"),
    path("people/<slug:person>/posts/<slug:ref>/end/", people.end_holding, name="end_holding"),
    path("people/<slug:ref>/suspend/", people.suspend, name="suspend"),
    path("people/<slug:ref>/reinstate/", people.reinstate, name="reinstate"),
    path("people/<slug:ref>/invitation/", people.resend_invitation, name="resend_invitation"),
]
