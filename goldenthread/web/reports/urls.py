"""Reports: pages and their addresses."""

from django.urls import path

from goldenthread.web.reports import subjects, views
from goldenthread.web.reports.writing import designing, drafts, drawing, filing, many, presenting

app_name = "reports"

urlpatterns = [
    path("", views.reports, name="reports"),
    path("export/", views.export_trust, name="export_trust"),
    path("results/", subjects.results, name="results"),
    path("new/<slug:kind>/", drawing.draw_up, name="draw_up"),
    path("due/<slug:ref>/", drawing.due_report, name="due_report"),
    path("drafts/<slug:ref>/", drafts.report_draft, name="report_draft"),
    path("drafts/<slug:ref>/write/", drafts.write_report, name="write_report"),
    path("drafts/<slug:ref>/again/", drafts.draw_again, name="draw_again"),
    path("drafts/<slug:ref>/issue/", drafts.issue_report, name="issue_report"),
    path("drafts/<slug:ref>/discard/", drafts.discard_report, name="discard_report"),
    path("drafts/<slug:ref>/file/<slug:form>/", drafts.report_file, name="report_file"),
    path("schools/<slug:kind>/", many.all_schools, name="all_schools"),
    path("jobs/<slug:ref>/", many.batch, name="batch"),
    path("kinds/", designing.designs, name="designs"),
    path("kinds/new/", designing.add_design, name="add_design"),
    path("kinds/<slug:ref>/", designing.revise_design, name="revise_design"),
    path("<slug:kind>/draft/", views.draft, name="draft"),
    path("<slug:kind>/draft/pdf/", views.draft_pdf, name="draft_pdf"),
    path("<slug:kind>/issue/", views.issue, name="issue"),
    path("<slug:ref>/", views.issued, name="issued"),
    path("<slug:ref>/pdf/", views.pdf, name="pdf"),
    path("<slug:ref>/file/<slug:form>/", presenting.issued_file, name="issued_file"),
    path("<slug:ref>/filed/", filing.file_report, name="file_report"),
    path("<slug:ref>/presented/", presenting.present_report, name="present_report"),
]
