from django.urls import path

from goldenthread.web.year import feeds

app_name = "calendar"

urlpatterns = [path("<slug:token>.ics", feeds.feed, name="feed")]
