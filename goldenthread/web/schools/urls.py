"""Schools: pages and their addresses."""

from django.urls import path

from goldenthread.web.schools import views

app_name = "schools"

urlpatterns = [
    path("", views.schools, name="schools"),
    path("<slug:ref>/", views.school, name="school"),
    path("<slug:ref>/similar/", views.similar_schools, name="similar_schools"),
]
