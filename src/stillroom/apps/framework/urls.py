from django.urls import path

from stillroom.apps.framework.views.frameworks import framework, frameworks

urlpatterns = [
    path("", frameworks, name="frameworks"),
    path("<uuid:version_id>/", framework, name="framework"),
]
