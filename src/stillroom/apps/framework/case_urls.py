"""Addresses of the CASE service, as the standard gives them."""

from django.urls import path

from stillroom.apps.framework.views import case

urlpatterns = [
    path("CFDocuments", case.case_documents, name="case_documents"),
    path("CFDocuments/<uuid:identifier>", case.case_document, name="case_document"),
    path("CFPackages/<uuid:identifier>", case.case_package, name="case_package"),
    path("CFItems/<uuid:identifier>", case.case_item, name="case_item"),
    path("CFItemAssociations/<uuid:identifier>", case.case_item_associations, name="case_item_associations"),
    path("CFAssociations/<uuid:identifier>", case.case_association, name="case_association"),
    path("CFRubrics/<uuid:identifier>", case.case_rubric, name="case_rubric"),
    path("CFItemTypes/<uuid:identifier>", case.case_item_type, name="case_item_type"),
]
