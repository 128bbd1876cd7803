"""Those of allauth's pages that we use, under the names by which it finds them itself.

Sign-in and sign-out are ours; where allauth sends somebody to its own, it finds ours. There is no way to
sign up, to keep several addresses, or to tie and untie providers.
"""

from allauth.account import views as account
from allauth.socialaccount import views as social
from django.urls import include, path, re_path

from goldenthread.web.accounts import single_sign_on, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-up/", account.signup, name="account_signup"),
    path("suspended/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("address/", account.email, name="account_email"),
    path("address/sent/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^address/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", account.password_set, name="account_set_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[-\w]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/new/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("single-sign-on/stopped/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("single-sign-on/failed/", social.login_error, name="socialaccount_login_error"),
    path("single-sign-on/<slug:provider_id>/", single_sign_on.go_to_provider, name="openid_connect_login"),
    path("single-sign-on/<slug:provider_id>/back/", single_sign_on.come_back, name="openid_connect_callback"),
]
