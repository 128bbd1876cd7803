from django.urls import path

from goldenthread.web.home import views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("trail/", views.trail, name="trail"),
]
