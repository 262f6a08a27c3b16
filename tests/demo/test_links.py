import pytest
from django.urls import reverse

import people
from chiron.demo import actions, links
from chiron.demo.cast import CAST
from chiron.demo.models import World


@pytest.fixture(autouse=True)
def world(db, settings):
    settings.EMBEDDED = settings.LOOPBACK = True
    settings.ALLOWED_HOSTS = ["*"]
    return actions.open_world("start", at=people.NOW)


@pytest.fixture
def way_in():
    return reverse("demo_enter", args=["ben", links.key("ben")])


def someone_is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", CAST)
def test_a_link_signs_its_person_in(client, name):
    answer = client.get(reverse("demo_enter", args=[name, links.key(name)]), headers={"host": "127.0.0.1:8000"})

    assert (answer.status_code, answer["location"]) == (302, "/today/")
    assert client.get("/today/").wsgi_request.user.email == CAST[name].email


def test_the_whole_link_names_this_installation(settings):
    settings.ORIGIN = "http://127.0.0.1:8123"

    assert links.link("amara") == f"http://127.0.0.1:8123/demo/amara/{links.key('amara')}/"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_a_link_works_by_every_name_of_this_machine(client, way_in, host):
    assert client.get(way_in, headers={"host": host}).status_code == 302


@pytest.mark.parametrize(
    "asked",
    [
        {"HTTP_HOST": "mentoring.example.org"},
        {"HTTP_HOST": "127.0.0.1.example.org"},
        {"HTTP_HOST": "localhost", "REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "localhost", "REMOTE_ADDR": "::ffff:192.0.2.7"},
        {"HTTP_HOST": "localhost", "REMOTE_ADDR": ""},
        {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_HOST": "localhost", "HTTP_FORWARDED": "for=192.0.2.7"},
    ],
    ids=str,
)
def test_from_anywhere_else_there_is_no_such_page(client, way_in, asked):
    answer = client.get(way_in, **asked)

    assert (answer.status_code, someone_is_in(client)) == (404, False)


@pytest.mark.parametrize("wall", ["EMBEDDED", "LOOPBACK"])
def test_in_production_there_is_no_such_page(client, way_in, settings, wall):
    setattr(settings, wall, False)

    assert (client.get(way_in).status_code, someone_is_in(client)) == (404, False)


def test_outside_a_demo_world_there_is_no_such_page(client, way_in):
    World.objects.all().delete()

    assert (client.get(way_in).status_code, someone_is_in(client)) == (404, False)


@pytest.mark.parametrize("key", ["x", "0" * 22, "é"])
def test_a_wrong_key_opens_nothing(client, key):
    answer = client.get(reverse("demo_enter", args=["ben", key]))

    assert (answer.status_code, someone_is_in(client)) == (404, False)


def test_a_key_opens_the_door_of_one_person_only(client):
    assert client.get(reverse("demo_enter", args=["ben", links.key("amara")])).status_code == 404
    assert client.get(reverse("demo_enter", args=["sol", links.key("sol")])).status_code == 404


def test_another_installation_has_other_keys(settings):
    here = links.key("ben")

    settings.SECRET_KEY = "another one"

    assert links.key("ben") != here


def test_a_link_is_followed_only_by_opening_it(client, way_in):
    assert (client.head(way_in).status_code, client.post(way_in).status_code) == (405, 405)
    assert not someone_is_in(client)
