"""The way out: an e-mail as a message, and what a mail server's answer means."""

import smtplib
from email.utils import format_datetime

from django.core.mail import EmailMultiAlternatives, get_connection

from chiron.notices.models import Mail


class Undeliverable(Exception):
    """The server will never take this e-mail; its one argument is the code that says why."""


def message(mail: Mail, address: str) -> EmailMultiAlternatives:
    """Make the message of an e-mail. However often it is made, it is the same message to whoever receives it."""
    composed = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=[address],
        headers={
            "Message-ID": mail.message_id,
            "Date": format_datetime(mail.written_at),
            # Asks out-of-office replies and the like to keep quiet (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    composed.attach_alternative(mail.html, "text/html")
    return composed


def send(composed: EmailMultiAlternatives) -> None:
    """Hand a message to the server.

    :raises Undeliverable: when this message will never be taken: the address or the content is refused for good.
    :raises smtplib.SMTPException, OSError: when another try may go better; also where our own sign-in or sender
        is refused, because an operator can mend that.
    """
    composed.connection = get_connection()
    try:
        composed.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code = max(code for code, _ in refused.recipients.values())
        if code >= 500:
            # `from None`, here and below: what the server said quotes the address.
            raise Undeliverable(str(code)) from None
        raise
    except smtplib.SMTPDataError as refused:
        if refused.smtp_code >= 500:
            raise Undeliverable(str(refused.smtp_code)) from None
        raise
    except ValueError:
        # An address or a header that cannot be written down.
        raise Undeliverable("malformed") from None
    finally:
        # Django leaves a connection open that failed while it was being set up.
        composed.connection.close()
