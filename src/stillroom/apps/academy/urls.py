"""Addresses of the catalogue."""

from django.urls import path

from stillroom.apps.academy.views.learning import complete_item, item, items

urlpatterns = [
    path("learning/", items, name="learning_items"),
    path("learning/<uuid:item_id>/", item, name="learning_item"),
    path("people/<uuid:person_id>/learning/<uuid:item_id>/complete/", complete_item, name="complete_item"),
]
