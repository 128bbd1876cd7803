"""Plans on paper: beside a plan's own addresses."""

from django.urls import path

from goldenthread.web.paper import publishing, views

app_name = "paper"

urlpatterns = [
    path("part/<slug:ref>/on-a-page/", views.part_on_a_page, name="part_on_a_page"),
    path("part/<slug:ref>/on-a-page/pdf/", views.part_pdf, name="part_pdf"),
    path("version/<slug:ref>/take-away/<slug:form>/", views.version_file, name="version_file"),
    path("published/<slug:ref>/", publishing.publication, name="publication"),
    path("published/<slug:ref>/withdraw/", publishing.withdraw, name="withdraw"),
    path("published/<slug:ref>/pdf/<slug:rendition>/", publishing.publication_pdf, name="publication_pdf"),
    path("<slug:ref>/paper/", views.paper, name="paper"),
    path("<slug:ref>/publish/", publishing.publish, name="publish"),
    path("<slug:ref>/paper/<slug:rendition>/", views.plan_pdf, name="plan_pdf"),
    path("<slug:ref>/take-away/<slug:form>/", views.take_away, name="take_away"),
]
