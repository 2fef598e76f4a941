"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path

from stillroom.apps.accounts.views.health import health, health_of_worker
from stillroom.apps.accounts.views.invitation import invitation
from stillroom.apps.accounts.views.menu import menu

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("health/worker/", health_of_worker, name="health_of_worker"),
    path("invitation/<uuid:invitation_id>/<str:token>/", invitation, name="invitation"),
    path("menu/", menu, name="menu"),
    path("account/", include("stillroom.apps.accounts.urls")),
    path("inspection/", include("stillroom.apps.readiness.inspection_urls")),
    path("jobs/", include("stillroom.apps.accounts.job_urls")),
    path("frameworks/", include("stillroom.apps.framework.urls")),
    path("ims/case/", include("stillroom.apps.framework.case_urls")),
    path("", include("stillroom.apps.framework.local_urls")),
    path("", include("stillroom.apps.ledger.urls")),
    path("", include("stillroom.apps.readiness.urls")),
    path("", include("stillroom.apps.readiness.stating_urls")),
    path("", include("stillroom.apps.oversight.urls")),
    path("", include("stillroom.apps.plans.urls")),
    path("", include("stillroom.apps.passport.urls")),
    path("", include("stillroom.apps.passport.moving_urls")),
    path("", include("stillroom.apps.passport.own_urls")),
    path("", include("stillroom.apps.passport.staff_urls")),
    path("", include("stillroom.apps.plans.foundation_urls")),
    path("", include("stillroom.apps.academy.urls")),
    path("", include("stillroom.apps.improvement.urls")),
    path("", include("stillroom.apps.workforce.urls")),
]

handler400 = "stillroom.apps.accounts.views.errors.bad_request"
handler403 = "stillroom.apps.accounts.views.errors.permission_denied"
handler404 = "stillroom.apps.accounts.views.errors.page_not_found"
handler429 = "stillroom.apps.accounts.views.errors.too_many_requests"
handler500 = "stillroom.apps.accounts.views.errors.server_error"
