from django.urls import path

from goldenthread.web.settings import people

app_name = "settings"

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<slug:person>/posts/<slug:ref>/end/", people.end_holding, name="end_holding"),
    path("people/<slug:ref>/suspend/", people.suspend, name="suspend"),
    path("people/<slug:ref>/reinstate/", people.reinstate, name="reinstate"),
    path("people/<slug:ref>/invitation/", people.resend_invitation, name="resend_invitation"),
]
