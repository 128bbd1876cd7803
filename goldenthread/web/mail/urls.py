from django.urls import path

from goldenthread.web.mail import views

app_name = "mail"

urlpatterns = [path("now/", views.send_now, name="send_now")]
