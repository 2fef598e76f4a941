from stillroom.apps.passport.models.assimilation import Assimilation
from stillroom.apps.passport.models.assimilation_line import AssimilationLine
from stillroom.apps.passport.models.competency_equivalence import CompetencyEquivalence
from stillroom.apps.passport.models.disclosure import Disclosure
from stillroom.apps.passport.models.followed_source import FollowedSource
from stillroom.apps.passport.models.help_request import HelpRequest
from stillroom.apps.passport.models.identity_check import IdentityCheck
from stillroom.apps.passport.models.issued_credential import IssuedCredential
from stillroom.apps.passport.models.issuer_key import IssuerKey
from stillroom.apps.passport.models.link_code import LinkCode
from stillroom.apps.passport.models.linked_record import LinkedRecord
from stillroom.apps.passport.models.loan import Loan
from stillroom.apps.passport.models.loan_agreement import LoanAgreement
from stillroom.apps.passport.models.presented_credential import PresentedCredential
from stillroom.apps.passport.models.prior_learning import PriorLearning
from stillroom.apps.passport.models.prior_learning_appeal import PriorLearningAppeal
from stillroom.apps.passport.models.prior_learning_claim import PriorLearningClaim
from stillroom.apps.passport.models.prior_learning_decision import PriorLearningDecision
from stillroom.apps.passport.models.prior_learning_file import PriorLearningFile
from stillroom.apps.passport.models.share import Share
from stillroom.apps.passport.models.share_view import ShareView
from stillroom.apps.passport.models.staff_search import StaffSearch
from stillroom.apps.passport.models.status_list import StatusList
from stillroom.apps.passport.models.transfer_in import TransferIn
from stillroom.apps.passport.models.transfer_item import TransferItem
from stillroom.apps.passport.models.transfer_rule import NationalTransferRule
from stillroom.apps.passport.models.trusted_issuer import TrustedIssuer
from stillroom.apps.passport.models.unit_transfer_rule import UnitTransferRule
from stillroom.apps.passport.models.willingness import Willingness

__all__ = [
    "Assimilation",
    "AssimilationLine",
    "CompetencyEquivalence",
    "Disclosure",
    "FollowedSource",
    "HelpRequest",
    "IdentityCheck",
    "IssuedCredential",
    "IssuerKey",
    "LinkCode",
    "LinkedRecord",
    "Loan",
    "LoanAgreement",
    "NationalTransferRule",
    "PresentedCredential",
    "PriorLearning",
    "PriorLearningAppeal",
    "PriorLearningClaim",
    "PriorLearningDecision",
    "PriorLearningFile",
    "Share",
    "ShareView",
    "StaffSearch",
    "StatusList",
    "TransferIn",
    "TransferItem",
    "TrustedIssuer",
    "UnitTransferRule",
    "Willingness",
]
