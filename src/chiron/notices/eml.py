"""Where no mail server is named: every e-mail becomes a file that mail programs open."""

import os
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    """Writes messages under `var/mail`, readable by their owner alone. The second try overwrites the first."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for email in email_messages:
            message = email.message()
            date = parsedate_to_datetime(str(message["Date"]))
            name = str(message["Message-ID"]).strip("<>").partition("@")[0]
            path = folder / f"{date:%Y-%m-%d-%H%M%S}-{name}.eml"
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(message.as_bytes())
        return len(email_messages)
