"""What is shared: pages and their addresses."""

from django.urls import path

from goldenthread.web.sharing import books, news, shelf

app_name = "sharing"

urlpatterns = [
    path("", shelf.shelf, name="shelf"),
    path("new/", shelf.make_offer, name="make_offer"),
    path("given/", shelf.given, name="given"),
    path("offer/<slug:ref>/", shelf.offer, name="offer"),
    path("offer/<slug:ref>/change/", shelf.revise_offer, name="revise_offer"),
    path("books/", books.books, name="books"),
    path("stories/", news.stories, name="stories"),
    path("stories/<slug:ref>/", news.story, name="story"),
    path("issues/new/", news.make_issue, name="make_issue"),
    path("issues/<slug:ref>/", news.issue, name="issue"),
]
