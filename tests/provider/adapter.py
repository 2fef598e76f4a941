import json
import time
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.conf import settings


class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]
    """Says when she showed who she is, and whatever else the test has it say."""

    def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Any, **kwargs: Any) -> None:
        id_token["auth_time"] = int(time.time())
        said = settings.HOME / "said.json"
        if said.exists():
            id_token.update(json.loads(said.read_text()))
