"""Documents and evidence: pages and their addresses."""

from django.urls import path

from goldenthread.web.documents import keeping, proving, reading, spreading, varying

app_name = "documents"

urlpatterns = [
    path("", reading.documents, name="documents"),
    path("expected/", reading.expected, name="expected"),
    path("new/", keeping.begin, name="begin"),
    path("evidence/of/<str:kind>/<slug:ref>/", proving.attach, name="attach"),
    path("evidence/<slug:ref>/", proving.evidence, name="evidence"),
    path("evidence/<slug:ref>/file/", proving.evidence_file, name="evidence_file"),
    path("variation/<slug:ref>/", varying.variation, name="variation"),
    path("<slug:ref>/", reading.document, name="document"),
    path("<slug:ref>/version/<slug:version>/", reading.version, name="version"),
    path("<slug:ref>/version/<slug:version>/<slug:form>/", reading.version_file, name="version_file"),
    path("<slug:ref>/about/", keeping.revise, name="revise"),
    path("<slug:ref>/write/", keeping.write, name="write"),
    path("<slug:ref>/agreed/", keeping.record_agreement, name="record_agreement"),
    path("<slug:ref>/readers/", spreading.readers, name="readers"),
    path("<slug:ref>/school/<slug:school>/", spreading.take_up, name="take_up"),
    path("<slug:ref>/school/<slug:school>/otherwise/", varying.vary, name="vary"),
    path("<slug:ref>/sent/", spreading.circulate, name="circulate"),
    path("<slug:ref>/website/", spreading.website, name="website"),
]
