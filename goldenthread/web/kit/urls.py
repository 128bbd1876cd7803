from django.urls import path

from goldenthread.web.kit import views

app_name = "kit"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("thread/", views.sample_thread, name="sample_thread"),
]
