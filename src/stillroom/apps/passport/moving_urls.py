"""Addresses of the move between employers: the trust list, the rules, and receiving somebody."""

from django.urls import path

from stillroom.apps.passport.views.moving.deciding import decide_transfer, fast_track, review_source, source_reviews
from stillroom.apps.passport.views.moving.equivalences import (
    add_equivalence,
    end_equivalence_of,
    equivalences,
    equivalences_file,
)
from stillroom.apps.passport.views.moving.receiving import (
    check_transfer_again,
    compare_person,
    receive,
    transfer,
    transfers,
)
from stillroom.apps.passport.views.moving.rules import end_tightened, tighten, transfer_rules
from stillroom.apps.passport.views.moving.trust import compare_issuer, end_trust_in, trust_list, trust_somebody

urlpatterns = [
    path("trust/<uuid:organisation_id>/", trust_list, name="trust_list"),
    path("trust/<uuid:organisation_id>/add/", trust_somebody, name="trust_somebody"),
    path("trust/<uuid:organisation_id>/compare/", compare_issuer, name="compare_issuer"),
    path("trust/<uuid:organisation_id>/<uuid:row_id>/end/", end_trust_in, name="end_trust"),
    path("units/<uuid:unit_id>/transfer-rules/", transfer_rules, name="transfer_rules"),
    path("units/<uuid:unit_id>/transfer-rules/ask-more/", tighten, name="tighten_transfer_rule"),
    path("units/<uuid:unit_id>/transfer-rules/<uuid:rule_id>/end/", end_tightened, name="end_tightened"),
    path("equivalences/", equivalences, name="equivalences"),
    path("equivalences/add/", add_equivalence, name="add_equivalence"),
    path("equivalences/import/", equivalences_file, name="import_equivalences"),
    path("equivalences/<uuid:row_id>/end/", end_equivalence_of, name="end_equivalence"),
    path("people/<uuid:person_id>/receive/", receive, name="receive_person"),
    path("transfers/", transfers, name="transfers"),
    path("transfers/<uuid:transfer_id>/", transfer, name="transfer"),
    path("transfers/<uuid:transfer_id>/person/", compare_person, name="compare_person"),
    path("transfers/<uuid:transfer_id>/check/", check_transfer_again, name="check_transfer_again"),
    path("transfers/<uuid:transfer_id>/decide/", decide_transfer, name="decide_transfer"),
    path("transfers/<uuid:transfer_id>/plan/", fast_track, name="fast_track"),
    path("transfers/reviews/", source_reviews, name="source_reviews"),
    path("transfers/reviews/<uuid:source_id>/", review_source, name="review_source"),
]
