from django.http import HttpResponse
from django.urls import path
from goldenthread.web.kit.access import requires
app_name = "home"
urlpatterns = [path("", requires("plan.see")(lambda request: HttpResponse("home")), name="home")]
