"""Addresses of shared staff, helping elsewhere, trainees, prior learning and levels."""

from django.urls import path

from stillroom.apps.passport.views import assimilation, helping, lending, prior_learning, trainees

urlpatterns = [
    path("shared-staff/", lending.loans, name="loans"),
    path("shared-staff/propose/", lending.propose, name="propose_loan"),
    path("shared-staff/<uuid:loan_id>/", lending.loan, name="loan"),
    path("shared-staff/<uuid:loan_id>/agree/", lending.agree, name="agree_to_loan"),
    path("help-elsewhere/", helping.willing, name="willing"),
    path("help-elsewhere/take-back/", helping.not_willing, name="not_willing"),
    path("help-elsewhere/<uuid:request_id>/yes/", helping.yes, name="say_yes"),
    path("find-staff/", helping.find_staff, name="find_staff"),
    path("find-staff/ask/", helping.ask, name="ask_for_help"),
    path("organisations/<uuid:organisation_id>/staff-searches/", helping.searches, name="staff_searches"),
    path("trainees/", trainees.trainees, name="trainees"),
    path("trainees/download/", trainees.download_trainees, name="download_trainees"),
    path("prior-learning/", prior_learning.prior_learning, name="prior_learning"),
    path("prior-learning/submit/", prior_learning.submit, name="submit_prior_learning"),
    path("prior-learning/to-assess/", prior_learning.to_assess, name="prior_learning_to_assess"),
    path("prior-learning/<uuid:prior_learning_id>/", prior_learning.prior_learning_case, name="prior_learning_case"),
    path("prior-learning/claims/<uuid:claim_id>/decide/", prior_learning.decide, name="decide_prior_learning"),
    path("prior-learning/claims/<uuid:claim_id>/accept/", prior_learning.accept, name="accept_prior_learning"),
    path("prior-learning/claims/<uuid:claim_id>/appeal/", prior_learning.appeal_claim, name="appeal_prior_learning"),
    path("prior-learning/evidence/<uuid:file_id>/", prior_learning.evidence, name="prior_learning_evidence"),
    path("units/<uuid:unit_id>/levels/", assimilation.assimilations, name="assimilations"),
    path("levels/<uuid:assimilation_id>/", assimilation.assimilation, name="assimilation"),
    path("levels/<uuid:assimilation_id>/download/", assimilation.download_assimilation, name="download_assimilation"),
    path("levels/<uuid:assimilation_id>/confirm/", assimilation.confirm, name="confirm_assimilation"),
    path("levels/<uuid:assimilation_id>/<uuid:line_id>/", assimilation.adjust, name="adjust_level"),
]
