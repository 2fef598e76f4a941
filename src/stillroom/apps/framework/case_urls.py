"""Addresses of the CASE service, as the standard gives them."""

from django.urls import path

from stillroom.apps.framework.views import case

urlpatterns = [
    path("v1p1/CFDocuments", case.case_documents, name="case_documents"),
    path("v1p1/CFDocuments/<uuid:identifier>", case.case_document, name="case_document"),
    path("v1p1/CFPackages/<uuid:identifier>", case.case_package, name="case_package"),
    path("v1p0/CFPackages/<uuid:identifier>", case.case_package_1_0, name="case_package_1_0"),
    path("v1p1/CFItems/<uuid:identifier>", case.case_item, name="case_item"),
    path("v1p1/CFItemAssociations/<uuid:identifier>", case.case_item_associations, name="case_item_associations"),
    path("v1p1/CFAssociations/<uuid:identifier>", case.case_association, name="case_association"),
    path("v1p1/CFRubrics/<uuid:identifier>", case.case_rubric, name="case_rubric"),
    path("v1p1/CFItemTypes/<uuid:identifier>", case.case_item_type, name="case_item_type"),
]
