"""Passkeys with the browser's own authenticator, as a phone or a laptop has it."""

from urllib.parse import urlsplit, urlunsplit

import pytest
from django.urls import reverse


@pytest.fixture
def authenticator(browse, amara):
    """Amara's window on a device that knows her fingerprint, and a way to take that knowledge away."""
    window = browse(amara)
    devtools = window.context.new_cdp_session(window)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    known = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    def forget():
        devtools.send("WebAuthn.clearCredentials", known)

    return window, forget


def sign_out(window):
    window.goto(reverse("account_logout"))
    window.get_by_role("button", name="Sign out").click()


def add_a_passkey(window):
    window.goto(reverse("mfa_add_webauthn"))
    window.get_by_role("button", name="Add a passkey").click()
    window.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")


def test_a_passkey_signs_in_without_a_password(authenticator):
    window, _ = authenticator
    add_a_passkey(window)
    sign_out(window)

    window.goto(reverse("account_login"))
    window.get_by_role("button", name="Sign in with a passkey").click()
    window.wait_for_url(f"**{reverse('today')}")

    window.goto(reverse("mfa_index"))
    assert window.get_by_text("Passkey", exact=True).is_visible()


def test_a_password_then_needs_the_passkey_too(authenticator):
    window, _ = authenticator
    add_a_passkey(window)
    sign_out(window)

    window.goto(reverse("account_login"))
    window.get_by_label("Email").fill("amara@example.org")
    window.get_by_label("Password", exact=True).fill("correct horse battery")
    window.get_by_role("button", name="Sign in", exact=True).click()
    window.goto(reverse("me"))
    assert window.evaluate("location.pathname") == reverse("mfa_authenticate")

    window.get_by_role("button", name="Use your passkey").click()
    window.wait_for_url(f"**{reverse('today')}")


def test_a_device_without_the_passkey_says_so(authenticator):
    window, forget = authenticator
    add_a_passkey(window)
    sign_out(window)
    forget()

    window.goto(reverse("account_login"))
    window.get_by_role("button", name="Sign in with a passkey").click()

    window.get_by_text("this device holds no passkey for Chiron").wait_for()


def test_an_address_that_is_a_number_points_to_the_name(browse, live_server):
    address = urlsplit(live_server.url)
    numbered = urlunsplit(address._replace(netloc=f"127.0.0.1:{address.port}"))
    window = browse()
    # The same server under its other address, which the watch on strange hosts would not let through.
    window.context.unroute_all()

    window.goto(numbered + reverse("account_login"))

    named = window.get_by_role("link", name="Chiron under its name")
    assert named.get_attribute("href") == f"http://localhost:{address.port}{reverse('account_login')}"
    assert not window.get_by_role("button", name="Sign in with a passkey").is_visible()
