import pytest
from django.test import Client


@pytest.mark.django_db
def test_the_sign_in_page_opens(client: Client) -> None:
    assert client.get("/account/sign-in/").status_code == 200
