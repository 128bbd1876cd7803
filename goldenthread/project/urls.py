"""Every part of the site, in one place. The trust stands first in its addresses."""

from django.urls import include, path

urlpatterns = [
    path("gallery/", include("goldenthread.web.kit.urls")),
    path("", include("goldenthread.web.accounts.urls")),
    path("account/", include("goldenthread.web.accounts.allauth_urls")),
    path("account/letters/", include("goldenthread.web.mail.urls")),
    path("calendar/", include("goldenthread.web.year.feed_urls")),
    path("<slug:trust>/", include("goldenthread.web.home.urls")),
    path("<slug:trust>/approvals/", include("goldenthread.web.approvals.urls")),
    path("<slug:trust>/documents/", include("goldenthread.web.documents.urls")),
    path("<slug:trust>/plan/", include("goldenthread.web.plans.urls")),
    path("<slug:trust>/plan/", include("goldenthread.web.paper.urls")),
    path("<slug:trust>/year/", include("goldenthread.web.year.urls")),
    path("<slug:trust>/shared/", include("goldenthread.web.sharing.urls")),
    path("<slug:trust>/risks/", include("goldenthread.web.risks.urls")),
    path("<slug:trust>/improvement/", include("goldenthread.web.improvement.urls")),
    path("<slug:trust>/governance/", include("goldenthread.web.governance.urls")),
    path("<slug:trust>/governance/", include("goldenthread.web.bodies.urls")),
    path("<slug:trust>/assurance/", include("goldenthread.web.assurance.urls")),
    path("<slug:trust>/measures/", include("goldenthread.web.measures.urls")),
    path("<slug:trust>/schools/", include("goldenthread.web.schools.urls")),
    path("<slug:trust>/who-decides/", include("goldenthread.web.delegation.urls")),
    path("<slug:trust>/bring-in/", include("goldenthread.web.intake.urls")),
    path("<slug:trust>/reports/", include("goldenthread.web.reports.urls")),
    path("<slug:trust>/public/who-decides/", include("goldenthread.web.delegation.public_urls")),
    path("<slug:trust>/public/governance/", include("goldenthread.web.bodies.public_urls")),
    path("<slug:trust>/public/", include("goldenthread.web.sharing.public_urls")),
    path("<slug:trust>/public/", include("goldenthread.web.paper.public_urls")),
    path("<slug:trust>/settings/", include("goldenthread.web.settings.urls")),
]

handler400 = "goldenthread.web.kit.wrong.bad_request"
handler403 = "goldenthread.web.kit.wrong.refused"
handler404 = "goldenthread.web.kit.wrong.not_found"
handler429 = "goldenthread.web.kit.wrong.too_many"
handler500 = "goldenthread.web.kit.wrong.failure"
