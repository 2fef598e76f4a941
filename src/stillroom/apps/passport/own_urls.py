"""Addresses of one's own passport: reading, saving, sharing and linking it, and what a share opens."""

from django.urls import path

from stillroom.apps.passport.views.copies import (
    credential,
    credential_file,
    passport_as_file,
    passport_as_paper,
    save_passport,
)
from stillroom.apps.passport.views.disclosing import disclose, disclosures, end_disclosure
from stillroom.apps.passport.views.identity import identities, identity
from stillroom.apps.passport.views.linking import (
    end_link,
    enter_address,
    enter_code,
    link_own,
    linked_records,
    make_code,
)
from stillroom.apps.passport.views.passport import issue, my_passport, passport
from stillroom.apps.passport.views.shared import shared, shared_file
from stillroom.apps.passport.views.sharing import share, shares, stop

OWN = "passport/<uuid:person_id>"
CREDENTIAL = f"{OWN}/credentials/<uuid:credential_id>"

urlpatterns = [
    path("passport/", my_passport, name="my_passport"),
    path(f"{OWN}/", passport, name="passport"),
    path(f"{OWN}/issue/", issue, name="issue_passport"),
    path(f"{OWN}/save/", save_passport, name="save_passport"),
    path(f"{OWN}/passport.json", passport_as_file, name="passport_as_file"),
    path(f"{OWN}/passport.pdf", passport_as_paper, name="passport_as_paper"),
    path(f"{CREDENTIAL}/", credential, name="credential"),
    path(f"{CREDENTIAL}/credential.json", credential_file, {"form": "json"}, name="credential_json"),
    path(f"{CREDENTIAL}/credential.jwt", credential_file, {"form": "jwt"}, name="credential_jwt"),
    path(f"{CREDENTIAL}/badge.svg", credential_file, {"form": "svg"}, name="credential_svg"),
    path(f"{CREDENTIAL}/badge.png", credential_file, {"form": "png"}, name="credential_png"),
    path(f"{OWN}/shares/", shares, name="shares"),
    path(f"{OWN}/shares/new/", share, name="share_passport"),
    path(f"{OWN}/shares/<uuid:share_id>/stop/", stop, name="stop_sharing"),
    path(f"{OWN}/linked/", linked_records, name="linked_records"),
    path(f"{OWN}/linked/make-code/", make_code, name="make_link_code"),
    path(f"{OWN}/linked/enter-code/", enter_code, name="enter_link_code"),
    path(f"{OWN}/linked/enter-address/", enter_address, name="enter_share_address"),
    path(f"{OWN}/linked/own/<uuid:other_id>/", link_own, name="link_own_record"),
    path(f"{OWN}/linked/<uuid:link_id>/end/", end_link, name="end_link"),
    path("shared/<str:token>/", shared, name="shared"),
    path("shared/<str:token>/passport.json", shared_file, name="shared_file"),
    path("identities/", identities, name="identities"),
    path("people/<uuid:person_id>/identity/", identity, name="confirm_identity"),
    path("people/<uuid:person_id>/disclosures/", disclosures, name="disclosures"),
    path("people/<uuid:person_id>/disclosures/new/", disclose, name="disclose"),
    path("people/<uuid:person_id>/disclosures/<uuid:disclosure_id>/end/", end_disclosure, name="end_disclosure"),
]
