import io
import json
import logging

import pytest
import structlog
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path

from chiron.config import logs


@login_not_required
def fall(request, token):
    raise ValueError("Amara Okafor, amara@example.org")


@login_not_required
def speak(request):
    structlog.get_logger("chiron.test").info("said", words="to ben@example.org", number=3)
    return HttpResponse()


urlpatterns = [
    path("fall/<token>/", fall),
    path("speak/", speak),
    path("", include("chiron.config.urls")),
]


class Lines:
    def __init__(self, form):
        config = logs.config(form, "info")
        line = config["formatters"]["line"]
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(line["()"](**{k: v for k, v in line.items() if k != "()"}))

    @property
    def text(self):
        return self.stream.getvalue()

    @property
    def all(self):
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture(params=["json"])
def lines(request):
    lines = Lines(request.param)
    logging.getLogger().addHandler(lines.handler)
    yield lines
    logging.getLogger().removeHandler(lines.handler)


def requests(lines):
    return [line for line in lines.all if line["event"] == "request"]


def test_a_request_is_one_line_of_codes(client, ben, lines):
    client.force_login(ben)

    client.get("/me/?topic=grief")

    line = requests(lines)[0]
    assert line.pop("at")
    assert line.pop("ms") >= 0
    assert line == {
        "event": "request",
        "level": "info",
        "logger": "chiron.requests",
        "method": "GET",
        "route": "me/",
        "status": 200,
        "person": str(ben.pk),
    }


@pytest.mark.django_db
def test_a_path_that_carries_a_token_is_told_as_its_pattern(client, lines):
    client.get("/account/password/reset/key/3-secrettoken/")
    client.get("/no/such/secrettoken/?key=secrettoken")

    assert [line["route"] and line["route"][:35] for line in requests(lines)] == [
        "account/password/reset/key/(?P<uidb",
        None,
    ]
    assert "secrettoken" not in lines.text


@pytest.mark.django_db
def test_an_address_that_somebody_typed_is_not_in_the_log(client, lines):
    client.post("/account/login/", {"login": "amara@example.org", "password": "wrong horse"})
    client.post("/account/password/reset/", {"email": "nobody@example.org"})
    logging.getLogger("some.library").warning("Could not find %s", "amara@example.org")
    logging.getLogger("some.library").warning("Could not find amara@example.org")

    assert len(lines.all) == 4
    assert "example.org" not in lines.text


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_what_breaks_is_told_by_class_and_place_without_its_words(client, lines):
    client.raise_request_exception = False

    client.get("/fall/secrettoken/")

    broken, told = lines.all
    assert (broken["event"], broken["error"]) == ("request failed", "builtins.ValueError")
    assert broken["trace"][-1].endswith(" fall")
    assert (told["route"], told["status"], told["level"]) == ("fall/<token>/", 500, "error")
    assert "Amara" not in lines.text
    assert "secrettoken" not in lines.text


@pytest.mark.django_db
@pytest.mark.parametrize("lines", ["json", "terminal"], indirect=True)
def test_what_is_refused_is_told_without_what_was_asked_for(client, lines):
    client.get("/", headers={"host": "amara.okafor.example"})
    client.post("/account/login/", {"login": io.BytesIO(b"amara")})

    assert lines.text.count("request refused") == 2
    assert "django.security.DisallowedHost" in lines.text
    assert "okafor" not in lines.text
    assert "Traceback" not in lines.text


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_our_own_words_are_scrubbed_as_well(client, lines):
    client.get("/speak/")

    assert (lines.all[0]["words"], lines.all[0]["number"]) == ("to [address]", 3)


@pytest.mark.django_db
@pytest.mark.parametrize("lines", ["terminal"], indirect=True)
def test_on_a_terminal_a_line_is_for_reading(client, lines):
    client.get("/healthz")

    assert "request" in lines.text
    assert "healthz" in lines.text
    with pytest.raises(json.JSONDecodeError):
        _ = lines.all
