"""Passkeys and an authenticator app, in a real browser with an authenticator of its own."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

PASSWORD = "a long enough passphrase"


@pytest.fixture
def page(world, browser_page, live_server):
    """A window in which a person can show a passkey. Passkeys belong to a name, so the site is localhost."""
    client = browser_page.context.new_cdp_session(browser_page)
    client.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    client.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    browser_page.at = live_server.url.replace("127.0.0.1", "localhost")
    return browser_page


def sign_in(page, person):
    page.goto(f"{page.at}/sign-in/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page):
    page.context.clear_cookies()


def add_passkey(page, *, alone=True):
    page.goto(f"{page.at}/account/second-factor/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What to call it").fill("Blue key")
    if alone:
        page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()


def test_a_passkey_alone_lets_in(world, page):
    sign_in(page, world.people["head"])
    add_passkey(page)
    sign_out(page)
    page.goto(f"{page.at}/sign-in/?next=/account/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"localhost:\d+/(account/|harbour/)"))
    assert "sessionid" in {cookie["name"] for cookie in page.context.cookies()}


def test_a_passkey_is_asked_for_after_the_password(world, page):
    sign_in(page, world.people["head"])
    add_passkey(page, alone=False)
    sign_out(page)
    sign_in(page, world.people["head"])
    page.get_by_role("heading", name="One more step").wait_for()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"/harbour/"))


def test_a_passkey_is_renamed_and_removed(world, page):
    sign_in(page, world.people["head"])
    add_passkey(page)
    page.goto(f"{page.at}/account/second-factor/webauthn/")
    page.get_by_role("link", name="Rename Blue key").click()
    page.get_by_label("What to call it").fill("Green key")
    page.get_by_role("button", name="Rename it").click()
    page.get_by_role("link", name="Remove Green key").click()
    page.get_by_role("button", name="Remove it").click()
    page.get_by_text("You have none yet.").wait_for()
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_an_authenticator_app_is_set_up_and_asked_for(world, page):
    sign_in(page, world.people["head"])
    page.goto(f"{page.at}/account/second-factor/totp/activate/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    assert page.locator("img.qr").evaluate("image => image.complete && image.naturalWidth > 0")
    key = page.locator("code").inner_text()
    page.get_by_label("Code").fill(code_of(key))
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    sign_out(page)
    sign_in(page, world.people["head"])
    page.get_by_label("Code").fill(code_of(key, 1))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/harbour/"))


@pytest.mark.parametrize(
    "address", ["/sign-in/", "/account/", "/account/second-factor/", "/account/address/", "/account/password/"]
)
def test_the_pages_of_an_account_are_open_to_everybody(world, browser_as, assert_accessible, assert_fits, address):
    page = browser_as("head")
    if address == "/sign-in/":
        page.context.clear_cookies()
    page.goto(address)
    assert_accessible(page)
    assert_fits(page)


def code_of(key, step=0):
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + step))
