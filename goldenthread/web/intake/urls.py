"""Intake: files of figures and schools, and starter packs, with their addresses."""

from django.urls import path

from goldenthread.web.intake import views

app_name = "intake"

urlpatterns = [
    path("", views.bring_in, name="bring_in"),
    path("pack/", views.choose_pack, name="choose_pack"),
    path("<slug:ref>/", views.preview, name="preview"),
    path("<slug:ref>/undo/", views.undo, name="undo"),
]
