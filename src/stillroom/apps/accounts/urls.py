"""Signing in and one's account. The names that begin with `account_` are those django-allauth looks for."""

from django.urls import path

from stillroom.apps.accounts.views import account, sign_in

urlpatterns = [
    path("", account.account, name="account"),
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("closed/", sign_in.inactive, name="account_inactive"),
    path("password/", sign_in.change_password, name="account_change_password"),
    path("confirm-it-is-you/", sign_in.reauthenticate, name="account_reauthenticate"),
]
