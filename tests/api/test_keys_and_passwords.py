"""What a new password does to keys: nothing where it was changed; all go where it was chosen anew by email."""

import re

import pytest
from django.conf import settings
from django.core import mail as outbox
from django.urls import reverse

from chiron.api import actions
from chiron.api.models import Key, Scope
from chiron.base.models import Entry
from chiron.jobs import worker
from chiron.notices.models import Mail
from people import NOW

NEW = "rather long and not guessed"


@pytest.fixture
def key(ben, dora):
    for person in (ben, ben, dora):
        made = actions.make_key(person, name="script", scopes=[Scope.PROFILE_READ], days=90, by=person, at=NOW)
    Mail.objects.all().delete()
    return made


def link_to_keys(mail):
    return f"{settings.ORIGIN}{reverse('keys')}" in mail.text and f"{settings.ORIGIN}{reverse('keys')}" in mail.html


def test_who_changes_the_password_keeps_the_keys_and_is_told_so(client, ben, key):
    client.force_login(ben)

    client.post(reverse("account_change_password"), {"oldpassword": "correct horse battery", "password1": NEW})

    ben.refresh_from_db()
    mail = Mail.objects.get(kind="password_changed")
    assert ben.check_password(NEW)
    assert Key.objects.filter(token__user=ben).count() == 2
    assert "go on working" in mail.text
    assert link_to_keys(mail)


def test_who_resets_the_password_loses_the_keys_and_is_told_so(client, ben, dora, key):
    client.post(reverse("account_reset_password"), {"email": ben.email})
    worker.drain()
    link = re.search(r"https?://\S+/key/\S+", outbox.outbox[-1].body)[0]
    form = client.get(link, follow=True).redirect_chain[-1][0]

    client.post(form, {"password1": "short"})
    kept = Key.objects.filter(token__user=ben).count()
    client.post(form, {"password1": NEW})

    ben.refresh_from_db()
    mail = Mail.objects.get(kind="password_reset")
    assert ben.check_password(NEW)
    assert (kept, [owned.token.user for owned in Key.objects.order_by("pk")]) == (2, [dora])
    kinds = Entry.objects.filter(by=ben.pk).exclude(kind="KeyMade").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["PasswordReset", "KeyRevoked", "KeyRevoked"]
    assert "no longer work" in mail.text
    assert link_to_keys(mail)


def test_the_page_of_keys_says_so(client, ben):
    client.force_login(ben)

    page = client.get(reverse("keys")).text

    assert "go on working when you change your password" in page
