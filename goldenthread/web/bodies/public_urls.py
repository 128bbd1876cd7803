"""Who governs a trust, open to anybody where the trust has chosen so."""

from django.urls import path

from goldenthread.web.bodies import programmes, publishing

app_name = "public_governance"

urlpatterns = [
    path("", publishing.public_governance, name="governance"),
    path("training/<slug:door>/", programmes.book_session, name="book_session"),
]
