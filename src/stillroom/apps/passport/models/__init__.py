from stillroom.apps.passport.models.identity_check import IdentityCheck
from stillroom.apps.passport.models.issued_credential import IssuedCredential
from stillroom.apps.passport.models.issuer_key import IssuerKey
from stillroom.apps.passport.models.status_list import StatusList

__all__ = ["IdentityCheck", "IssuedCredential", "IssuerKey", "StatusList"]
