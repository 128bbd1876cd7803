from django.urls import path

from goldenthread.web.year import cycle, duties, laying_out

app_name = "year"

urlpatterns = [
    path("", laying_out.year, name="year"),
    path("months/<slug:which>/", laying_out.month, name="month"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<slug:ref>/", duties.occurrence, name="occurrence"),
    path("cycle/", cycle.cycle, name="cycle"),
    path("cycle/take/", cycle.take_cycle, name="take_cycle"),
    path("cycle/new/", cycle.add_duty, name="add_duty"),
    path("cycle/<slug:ref>/", cycle.revise_duty, name="revise_duty"),
    path("cycle/<slug:ref>/drop/", cycle.drop_duty, name="drop_duty"),
]
