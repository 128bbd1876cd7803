"""Reports: pages and their addresses."""

from django.urls import path

from goldenthread.web.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.reports, name="reports"),
    path("export/", views.export_trust, name="export_trust"),
    path("<slug:kind>/draft/", views.draft, name="draft"),
    path("<slug:kind>/draft/pdf/", views.draft_pdf, name="draft_pdf"),
    path("<slug:kind>/issue/", views.issue, name="issue"),
    path("<slug:ref>/", views.issued, name="issued"),
    path("<slug:ref>/pdf/", views.pdf, name="pdf"),
]
