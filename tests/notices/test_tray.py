"""What is written into the tray, and what stays of it."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.core import mail as outbox
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

import people
from chiron.base.ledger import announce
from chiron.jobs.models import Job
from chiron.notices import actions, queries
from chiron.notices.models import Mail, Notice
from chiron.people.facts import PersonJoined

NOW = people.NOW
ABOUT = UUID("01900000-0000-7000-8000-000000000009")


def write_mail(to, address=""):
    actions.write_to("password_reset_key", address=address or to.email, to=to, context=RESET, by=None, at=NOW)
    return Mail.objects.get()


RESET = {"password_reset_url": "https://chiron.example/key/secrettoken"}


def test_whoever_joins_is_welcomed_on_their_page_and_not_by_email(amara):
    announce(PersonJoined(amara.pk), by=amara, at=NOW)

    notice = queries.unread(amara).get()
    assert (notice.kind, notice.by, notice.written_at) == ("welcome", amara.pk, NOW)
    assert Mail.objects.count() == 0


def test_a_kind_without_words_is_refused(amara):
    with pytest.raises(actions.NoWords):
        actions.write("no_such_kind", to=amara, by=None, at=NOW)


def test_a_kind_goes_wherever_its_folder_has_words_for(amara):
    actions.write("password_changed", to=amara, about=ABOUT, context={"timestamp": "x"}, by=amara, at=NOW)
    actions.write("welcome", to=amara, about=ABOUT, by=amara, at=NOW)

    assert (Mail.objects.get().kind, Mail.objects.get().about, Mail.objects.get().by) == (
        "password_changed",
        ABOUT,
        amara.pk,
    )
    assert (Notice.objects.get().kind, Notice.objects.get().about) == ("welcome", ABOUT)


def test_what_is_written_falls_with_the_act(amara):
    with transaction.atomic():
        write_mail(amara)
        transaction.set_rollback(True)

    assert (Mail.objects.count(), Job.objects.count()) == (0, 0)


def test_words_and_address_leave_the_row_with_the_email(amara, deliver):
    mail = write_mail(amara)
    assert "secrettoken" in mail.text

    deliver()

    row = str(Mail.objects.values().get())
    assert "secrettoken" not in row
    assert "example.org" not in row.replace(str(mail.message_id), "")
    assert Mail.objects.get().status == Mail.Status.SENT


def test_the_database_itself_refuses_words_that_stay(amara):
    mail = write_mail(amara)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(status=Mail.Status.SENT, finished_at=NOW)


def test_neither_words_nor_address_are_in_the_job(amara):
    write_mail(amara)

    assert "example.org" not in str(Job.objects.values().get())
    assert "secrettoken" not in str(Job.objects.values().get())


def test_the_same_email_twice_is_one_message_to_whoever_receives_it(amara, deliver):
    mail = write_mail(amara)
    deliver()
    # As if the worker had died after the server took it and before it was written down.
    mail.save()
    Job.objects.all().delete()
    actions.deliver.call(str(mail.pk))

    first, second = (message.message() for message in outbox.outbox)
    assert first["Message-ID"] == second["Message-ID"] == mail.message_id
    assert first["Date"] == second["Date"] == "Mon, 02 Nov 2026 09:00:00 +0000"


def test_an_email_says_that_a_machine_wrote_it_and_offers_no_way_to_stop_security_letters(amara, deliver):
    write_mail(amara)
    deliver()

    message = outbox.outbox[0].message()
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] is None
    assert message["Reply-To"] is None
    assert [part.get_content_type() for part in message.get_payload()] == ["text/plain", "text/html"]


def test_a_letter_about_an_address_goes_to_that_address_whatever_happens(amara, deliver):
    write_mail(amara, address="old@example.org")
    amara.emailaddress_set.all().delete()

    deliver()

    assert outbox.outbox[0].to == ["old@example.org"]


def test_any_other_letter_goes_to_where_its_reader_is_now(amara, deliver):
    actions.write("password_changed", to=amara, context={}, by=None, at=NOW)
    amara.emailaddress_set.all().update(primary=False)
    amara.emailaddress_set.create(email="unproven@example.org", primary=True)
    amara.emailaddress_set.create(email="new@example.org", verified=True)
    amara.emailaddress_set.filter(email="amara@example.org").delete()

    deliver()

    assert outbox.outbox[0].to == ["new@example.org"]


@pytest.mark.parametrize("gone", ["address", "account"])
def test_where_nobody_can_be_reached_it_is_given_up(amara, deliver, gone):
    actions.write("password_changed", to=amara, context={}, by=None, at=NOW)
    if gone == "address":
        amara.emailaddress_set.update(verified=False)
    else:
        amara.is_active = False
        amara.save()

    deliver()

    mail = Mail.objects.get()
    assert (mail.status, mail.reason, outbox.outbox) == (Mail.Status.GIVEN_UP, "no address", [])


def test_what_is_long_over_is_forgotten(amara):
    for days in (2, 4):
        actions.write("password_changed", to=amara, context={}, by=None, at=NOW - timedelta(days=days))
    for days, read in ((91, True), (89, True), (366, False), (364, False)):
        at = NOW - timedelta(days=days)
        Notice.objects.create(kind="welcome", to=amara, written_at=at, read_at=at if read else None)

    with time_machine.travel(NOW, tick=False):
        actions.tidy.call()

    assert [(m.status, m.reason) for m in Mail.objects.order_by("written_at")] == [
        ("given up", "too old"),
        ("waiting", ""),
    ]
    assert Notice.objects.count() == 2
    with time_machine.travel(NOW + timedelta(days=91), tick=False):
        actions.tidy.call()
    assert Mail.objects.filter(written_at=NOW - timedelta(days=4)).count() == 0


def test_only_its_reader_marks_a_notice_as_read_and_the_first_time_counts(amara, dora):
    actions.write("welcome", to=amara, by=None, at=NOW)
    notice = queries.unread(amara).get()

    with pytest.raises(PermissionDenied):
        actions.read(notice, by=dora, at=NOW)
    actions.read(notice, by=amara, at=NOW)
    actions.read(notice, by=amara, at=NOW + timedelta(days=1))

    notice.refresh_from_db()
    assert notice.read_at == NOW
    assert queries.unread(amara).count() == 0
