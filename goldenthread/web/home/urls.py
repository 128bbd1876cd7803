from django.urls import path

from goldenthread.web.home import news, setting_up, views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("news/", news.news, name="news"),
    path("deliveries/", news.deliveries, name="deliveries"),
    path("deliveries/<slug:key>/again/", news.try_again, name="try_again"),
    path("search/", views.search, name="search"),
    path("setting-up/", setting_up.setting_up, name="setting_up"),
    path("trail/", views.trail, name="trail"),
]
