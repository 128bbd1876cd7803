"""News and reviews of books of a trust, open to anybody where it has chosen so."""

from django.urls import path

from goldenthread.web.sharing import opened

app_name = "public_sharing"

urlpatterns = [
    path("news/", opened.newsletters, name="newsletters"),
    path("news/<slug:ref>/", opened.newsletter, name="newsletter"),
    path("books/", opened.book_reviews, name="book_reviews"),
]
