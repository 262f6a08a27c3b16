"""All settings. What an operator may set stands in docs/settings.md, and nowhere else."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.contrib.messages import constants
from django.utils.translation import gettext_lazy as _

from chiron.config import env, logs, mail, secret

# --- where it lives ---------------------------------------------------------------------------------------

DATA = env.folder("CHIRON_DATA", "var")
DATABASE_URL = env.text("CHIRON_DATABASE_URL")
ORIGIN = env.origin("CHIRON_ORIGIN", "http://127.0.0.1:8000")
HOST = urlsplit(ORIGIN).hostname or ""
LOOPBACK = HOST in {"127.0.0.1", "localhost", "::1"}
# An embedded installation keeps everything in one folder; a production one names its database and its secret.
EMBEDDED = not DATABASE_URL

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] if LOOPBACK else [HOST]
SECURE = ORIGIN.startswith("https://")
PROXIES = env.number("CHIRON_PROXIES", 0, least=0, most=5)
if SECURE and not PROXIES:
    # With none believed, everyone has the proxy's address, and one person's tries shut everybody out. With one
    # believed that writes no X-Forwarded-For, everyone could choose an address. So there is no right guess.
    raise env.BadSetting(
        "CHIRON_ORIGIN is https://, so a proxy stands before Chiron. Say in CHIRON_PROXIES how many do, 1 to 5."
    )


def _secret(name: str, file: str) -> str:
    value = env.text(name)
    if not value and not EMBEDDED:
        raise env.BadSetting(f"{name} is not set. Give it a long random text and keep it secret.")
    if value and len(value) < secret.LEAST:
        raise env.BadSetting(f"{name} is too short. Give it a random text of at least {secret.LEAST} characters.")
    return value or secret.kept_in(DATA / file)


SECRET_KEY = _secret("CHIRON_SECRET_KEY", "secret")
SEALING_KEYS = secret.keys("CHIRON_SEALING_KEYS", env.text("CHIRON_SEALING_KEYS"), secret=SECRET_KEY)
DEBUG = False

# --- what it is made of -----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "chiron.config",
    "chiron.base",
    "chiron.jobs",
    "chiron.people",
    "chiron.notices",
    "chiron.safety",
    "chiron.api",
    "chiron.desk",
    "chiron.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_cotton",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "chiron.base.web.ask_for_nothing",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "chiron.config.logs.RequestLog",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "chiron.base.web.keep_to_oneself",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "chiron.people.middleware.SessionSeen",
    "django_htmx.middleware.HtmxMiddleware",
    "chiron.people.middleware.PersonTimeZone",
]

ROOT_URLCONF = "chiron.config.urls"
WSGI_APPLICATION = "chiron.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [],
        },
    }
]

# --- data -------------------------------------------------------------------------------------------------

if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "chiron.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                # Writers queue at BEGIN instead of failing at their first write.
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    }
else:
    DATABASES = {"default": env.postgresql("CHIRON_DATABASE_URL")}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits on tries are counted here, so they must hold in every process and across a restart. The database can add a
# key once and only once, which files cannot, and it needs nothing more to run.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # How often the API was asked is forgotten within a minute: writing it down would make every read a write.
    "throttle": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}},
}

# --- what is done later -----------------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "chiron.jobs.backends.Table", "OPTIONS": {"LEASE": 60}}}
if not EMBEDDED:
    TASKS["default"]["BACKEND"] = "chiron.jobs.backends.Carried"
    INSTALLED_APPS.append("procrastinate.contrib.django")

# --- who ---------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "chiron.people.sign_in.passwords.HardToGuess", "OPTIONS": {"least": 10}}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"

ACCOUNT_ADAPTER = "chiron.notices.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "chiron.people.sign_in.forms.Login",
    "signup": "chiron.people.sign_in.forms.SignUp",
    "confirm_email_verification_code": "chiron.people.sign_in.forms.Code",
    "add_email": "chiron.people.sign_in.forms.AddEmail",
    "reset_password": "chiron.people.sign_in.forms.ResetPassword",
    "reset_password_from_key": "chiron.people.sign_in.forms.NewPassword",
    "set_password": "chiron.people.sign_in.forms.SetPassword",
    "change_password": "chiron.people.sign_in.forms.ChangePassword",
    "reauthenticate": "chiron.people.sign_in.forms.Reauthenticate",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# A code that is typed where the person signed up: a link would let whoever else typed their address in with it.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 30 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# Whether an address has an account is told to that address only. (Changing the address while it waits for its code
# is left off for that: it is offered for free addresses only.)
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_LOGOUT_ON_GET = False
# The person says whether the browser is theirs: many sign in on a ward's computer.
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# A whole lecture hall signs up from behind one address; one password is guessed five times; one mailbox gets so many
# letters a day that nobody ordered, whoever types its address.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "signup": "200/m/ip",
    "confirm_email": "1/10s/key,10/d/key",
    "reset_password": "20/m/ip,5/m/key,10/d/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = NINJA_NUM_PROXIES = PROXIES
MFA_ADAPTER = "chiron.people.sign_in.adapter.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Chiron"
MFA_FORMS = {
    "authenticate": "chiron.people.sign_in.forms.SecondStep",
    "reauthenticate": "chiron.people.sign_in.forms.ReauthenticateByCode",
    "activate_totp": "chiron.people.sign_in.forms.ActivateApp",
    "add_webauthn": "chiron.people.sign_in.forms.AddKey",
    "edit_webauthn": "chiron.people.sign_in.forms.RenameKey",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOOPBACK
USERSESSIONS_TRACK_ACTIVITY = True

# --- the browser's side -----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
# A load balancer asks over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
# A cookie lasts longer only where the person asked for it, signing in.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# The other place would be a cookie, and what is told may name an address.
MESSAGE_TAGS = {constants.SUCCESS: "done", constants.WARNING: "attention", constants.ERROR: "danger"}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "chiron_session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
# Nothing takes files yet. Else anybody could fill the disk: a body is read for its token before anyone is asked who
# they are.
DATA_UPLOAD_MAX_NUMBER_FILES = 0

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Every page names a file by its content, so the plain copies would never be asked for.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- what is written down about it ------------------------------------------------------------------------

LOG = env.choice("CHIRON_LOG", "auto", "json", "terminal")
LOGGING = logs.config(
    # For eyes, a traceback is told with its words, which may quote people: only made-up ones, unless it is asked for.
    "json" if LOG == "auto" and not (EMBEDDED and LOOPBACK) else LOG,
    env.choice("CHIRON_LOG_LEVEL", "info", "debug", "warning", "error"),
)

# --- words and time ---------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "chiron.config.formats"
TIME_ZONE = "UTC"
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]

# --- mail -------------------------------------------------------------------------------------------------

EMAIL_BACKEND = "chiron.notices.eml.Backend"
EMAIL_FILE_PATH = DATA / "mail"
if MAIL := mail.server("CHIRON_MAIL_URL", env.text("CHIRON_MAIL_URL")):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = MAIL.host, MAIL.port, 20
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls
elif not EMBEDDED:
    raise env.BadSetting(
        "CHIRON_MAIL_URL is not set, so nobody would get a letter. Name the server that takes the mail."
    )
DEFAULT_FROM_EMAIL = env.text("CHIRON_MAIL_FROM", f"Chiron <chiron@{HOST if not LOOPBACK else 'localhost'}>")
