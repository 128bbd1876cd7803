from django.urls import path

from goldenthread.web.plans import progress, reading, settling

app_name = "plans"

urlpatterns = [
    path("", reading.plans, name="plans"),
    path("part/<slug:ref>/", reading.thread, name="thread"),
    path("part/<slug:ref>/changes/", reading.changes, name="changes"),
    path("part/<slug:ref>/progress/", progress.give_progress, name="give_progress"),
    path("<slug:ref>/", reading.outline, name="outline"),
    path("<slug:ref>/at-a-glance/", reading.at_a_glance, name="at_a_glance"),
    path("<slug:ref>/pocket-guide/", reading.pocket_guide, name="pocket_guide"),
    path("<slug:ref>/to-settle/", settling.to_settle, name="to_settle"),
]
