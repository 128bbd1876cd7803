"""What a trust has published, open to anybody."""

from django.urls import path

from goldenthread.web.paper import public

app_name = "public"

urlpatterns = [
    path("", public.published, name="published"),
    path("<slug:ref>/", public.plan, name="plan"),
    path("<slug:ref>/<slug:rendition>/", public.plan_pdf, name="plan_pdf"),
]
