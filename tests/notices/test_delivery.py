"""What becomes of an email at servers that take it, refuse it, or hang up; and where there is no server."""

import email
import socket
from email import policy

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core.mail import EmailMultiAlternatives
from django.utils.timezone import now

import people
from chiron.jobs.models import Job
from chiron.notices import actions
from chiron.notices.models import Mail


class Server:
    """A mail server that answers as it is told, one answer a message, and keeps what reached it."""

    def __init__(self, *answers, at="DATA"):
        self.answers, self.at, self.received = list(answers), at, []

    async def handle_RCPT(self, *asked):  # noqa: N802 -- aiosmtpd's name
        _server, _session, envelope, address, _options = asked
        if self.at == "RCPT" and self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 -- aiosmtpd's name
        self.received.append(email.message_from_bytes(envelope.content, policy=policy.default))
        answer = self.answers.pop(0) if self.at == "DATA" and self.answers else "250 taken"
        if answer == "hang up":
            server.transport.abort()
        return answer


@pytest.fixture
def server(settings):
    """Start a mail server that answers so, and have mail sent there."""
    running = []

    def start(*answers, at="DATA"):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        controller = Controller(Server(*answers, at=at), hostname="127.0.0.1", port=port)
        controller.start()
        running.append(controller)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        return controller.handler

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def mail(amara):
    reset = {"password_reset_url": "https://chiron.example/key/secrettoken"}
    actions.write_to("password_reset_key", address="amara@example.org", to=amara, context=reset, by=None, at=people.NOW)
    return Mail.objects.get()


def same(message):
    """What makes two messages one to whoever receives them."""
    parts = [message.get_body([kind]).get_content() for kind in ("plain", "html")]
    return message["Message-ID"], message["Date"], message["Subject"], message["To"], *parts


def outcome():
    mail = Mail.objects.get()
    return mail.status, mail.reason


@pytest.fixture
def a_while(deliver):
    """Let the worker go on until nothing is left to try, however long that takes, and say how often it tried."""

    def a_while():
        tries = 0
        with time_machine.travel(now(), tick=False) as clock:
            while count := deliver():
                tries += count
                if waiting := Job.objects.filter(status=Job.Status.WAITING).first():
                    clock.move_to(waiting.run_after)
        return tries

    return a_while


def test_an_email_arrives_as_text_and_as_html(server, mail, deliver):
    taken = server()

    deliver()

    message = taken.received[0]
    assert (message["Subject"], message["To"]) == ("Choose a new password", "amara@example.org")
    assert message["Message-ID"] == mail.message_id
    assert "https://chiron.example/key/secrettoken" in message.get_body(["plain"]).get_content()
    assert 'href="https://chiron.example/key/secrettoken"' in message.get_body(["html"]).get_content()
    assert outcome() == (Mail.Status.SENT, "")


def test_a_server_that_takes_it_and_hangs_up_gets_the_same_message_again(server, mail, a_while):
    taken = server("hang up")

    assert a_while() == 2

    first, second = taken.received
    assert same(first) == same(second)
    assert outcome() == (Mail.Status.SENT, "")


@pytest.mark.parametrize(("answer", "at"), [("450 busy", "RCPT"), ("452 full", "RCPT"), ("451 later", "DATA")])
def test_a_server_that_is_busy_is_asked_again(server, mail, a_while, answer, at):
    server(answer, answer, at=at)

    assert a_while() == 3

    assert outcome() == (Mail.Status.SENT, "")


@pytest.mark.parametrize(
    ("answer", "at"), [("550 no such person", "RCPT"), ("553 bad name", "RCPT"), ("554 no", "DATA")]
)
def test_a_refusal_for_good_is_taken_at_its_word(server, mail, a_while, answer, at):
    server(answer, at=at)

    assert a_while() == 1

    assert outcome() == (Mail.Status.GIVEN_UP, answer[:3])
    assert Mail.objects.get().text == ""
    assert Job.objects.get().status == Job.Status.DONE


def test_a_server_that_never_answers_is_asked_for_two_days_and_then_no_more(settings, mail, a_while):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert a_while() == 20

    job = Job.objects.get()
    assert (job.status, job.error) == (Job.Status.FAILED, "builtins.ConnectionRefusedError")
    assert outcome() == (Mail.Status.WAITING, "")
    with time_machine.travel(people.NOW + actions.WAITS * 1.01):
        actions.tidy.call()
    assert outcome() == (Mail.Status.GIVEN_UP, "too old")


def test_without_encryption_where_it_was_asked_for_nothing_is_sent(server, settings, mail, deliver):
    taken = server()
    settings.EMAIL_USE_TLS = True

    deliver()

    assert taken.received == []
    assert outcome() == (Mail.Status.WAITING, "")


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "chiron.notices.eml.Backend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_without_a_server_it_becomes_a_file_that_can_be_read(folder, mail, deliver):
    deliver()

    (file,) = folder.iterdir()
    assert file.name == f"2026-11-02-090000-{mail.pk}.eml"
    assert "https://chiron.example/key/secrettoken" in file.read_text(encoding="utf-8")
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_the_second_try_writes_the_same_file(folder, mail, deliver):
    deliver()
    mail.save()
    actions.deliver.call(str(mail.pk))

    assert len(list(folder.iterdir())) == 1


def test_letters_in_any_script_can_be_read_in_the_file(folder):
    message = EmailMultiAlternatives("Grüße", "Größe, 你好", to=["ben@example.org"])
    message.extra_headers = {"Message-ID": "<x@y>"}
    message.send()

    (file,) = folder.iterdir()
    assert "Größe, 你好" in file.read_text(encoding="utf-8")
