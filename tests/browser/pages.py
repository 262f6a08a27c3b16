"""Every page that has an address of its own, found by asking the application; so that none is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Addresses that take an act, answer something else than a page, or show one only in the middle of doing something.
NOT_PAGES = {
    "open_mentee",
    "open_mentor",
    "pause_mentee",
    "pause_mentor",
    "close_mentee",
    "close_mentor",
    "healthz",
    "readyz",
    "help_worker",
    "manifest",
    "notices_read",
    "account_inactive",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_set_password",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
}
# Open to everyone, and of use to the signed-in only.
FOR_THE_SIGNED_IN = {"account_logout"}


@dataclass(frozen=True)
class Page:
    name: str
    is_open: bool  # to people who are not signed in

    @property
    def path(self) -> str:
        return reverse(self.name)


def pages() -> list[Page]:
    """Every page without arguments in its address, by name."""
    found = {
        pattern.name: Page(pattern.name, is_open=_is_open(pattern))
        for pattern in _walk(get_resolver())
        if pattern.name and pattern.name not in NOT_PAGES
    }
    return sorted(found.values(), key=lambda page: page.name)


def _is_open(pattern: URLPattern) -> bool:
    return pattern.name not in FOR_THE_SIGNED_IN and not getattr(pattern.callback, "login_required", True)


def _walk(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if entry.pattern.regex.groups or getattr(entry, "namespace", None) == "api":
            continue
        if isinstance(entry, URLResolver):
            yield from _walk(entry)
        else:
            yield entry
