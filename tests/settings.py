"""Settings for the tests: the real ones, with a folder of their own, a quick hasher and plain static files."""

import os
import tempfile
from pathlib import Path

os.environ["CHIRON_DATA"] = tempfile.mkdtemp(prefix="chiron-tests-")
for name in ("CHIRON_DATABASE_URL", "CHIRON_MAIL_URL", "CHIRON_ORIGIN", "CHIRON_PROXIES", "CHIRON_SECRET_KEY"):
    os.environ.pop(name, None)
if url := os.environ.get("CHIRON_TEST_DATABASE"):
    os.environ["CHIRON_DATABASE_URL"] = url
    os.environ["CHIRON_SECRET_KEY"] = "only for tests, and for nothing else"
    os.environ["CHIRON_MAIL_URL"] = "smtp://localhost/?tls=none"

from chiron.config.settings import *
from chiron.config.settings import MIDDLEWARE, STORAGES

for name in ("CHIRON_DATABASE_URL", "CHIRON_MAIL_URL", "CHIRON_SECRET_KEY"):
    # What the tests start on their own must not inherit this database.
    os.environ.pop(name, None)

if EMBEDDED:
    # A file, not memory, so that threads and other processes see the same database as in a real installation.
    DATABASES["default"]["TEST"] = {"NAME": Path(os.environ["CHIRON_DATA"]) / "test.sqlite3"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MIDDLEWARE = [line for line in MIDDLEWARE if "whitenoise" not in line]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
