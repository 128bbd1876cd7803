"""Documents and evidence: pages and their addresses."""

from django.urls import path

from goldenthread.web.documents import proving

app_name = "documents"

urlpatterns = [
    path("evidence/of/<str:kind>/<slug:ref>/", proving.attach, name="attach"),
    path("evidence/<slug:ref>/", proving.evidence, name="evidence"),
    path("evidence/<slug:ref>/file/", proving.evidence_file, name="evidence_file"),
]
