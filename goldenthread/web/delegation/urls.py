"""Who decides: pages and their addresses."""

from django.urls import path

from goldenthread.web.delegation import asking

app_name = "delegation"

urlpatterns = [
    path("", asking.who_decides, name="who_decides"),
]
