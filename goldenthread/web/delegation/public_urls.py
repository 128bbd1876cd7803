"""The scheme that a trust has published, open to anybody."""

from django.urls import path

from goldenthread.web.delegation import printing

app_name = "public_scheme"

urlpatterns = [
    path("", printing.public_scheme, name="scheme"),
    path("pdf/", printing.public_scheme_pdf, name="scheme_pdf"),
]
