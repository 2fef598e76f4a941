"""Addresses of reviews, and of who opened what."""

from django.urls import path

from stillroom.apps.oversight.views.review import comment_on_entry, decide_access, review
from stillroom.apps.oversight.views.reviews import begin_access_review, begin_trail_review, review_settings, reviews
from stillroom.apps.oversight.views.sign_review import sign_review
from stillroom.apps.oversight.views.views import views, who_looked

urlpatterns = [
    path("organisations/<uuid:organisation_id>/reviews/", reviews, name="reviews"),
    path("organisations/<uuid:organisation_id>/reviews/trail/", begin_trail_review, name="begin_trail_review"),
    path("organisations/<uuid:organisation_id>/reviews/access/", begin_access_review, name="begin_access_review"),
    path("organisations/<uuid:organisation_id>/reviews/settings/", review_settings, name="review_settings"),
    path("organisations/<uuid:organisation_id>/views/", views, name="views"),
    path("reviews/<uuid:review_id>/", review, name="review"),
    path("reviews/<uuid:review_id>/comment/", comment_on_entry, name="comment_on_entry"),
    path("reviews/<uuid:review_id>/accounts/<uuid:user_id>/", decide_access, name="decide_access"),
    path("reviews/<uuid:review_id>/sign/", sign_review, name="sign_review"),
    path("people/<uuid:person_id>/opened/", who_looked, name="who_looked"),
]
