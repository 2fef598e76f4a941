"""A PIN for those of the demo who sign on Northmoor's tablet: one that everyone may know."""

from django.db import transaction

from stillroom.apps.accounts.selectors.synthetic import synthetic_since
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.accounts.services.set_pin import set_pin
from stillroom.demo.services.make_sign_ins import NotSynthetic
from stillroom.demo.sign_ins import PIN, WITH_PIN


@transaction.atomic
def make_pins() -> None:
    if synthetic_since() is None:
        raise NotSynthetic
    for email in WITH_PIN:
        user = find_user(email=email)
        if user is not None:
            set_pin(user=user, pin=PIN)
