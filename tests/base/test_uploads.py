"""A body that nobody asked for is refused before it takes up room."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger():
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("account_login"))
    return client


@pytest.mark.parametrize("size", [1, 3_000_000])
def test_a_file_is_refused_and_nothing_of_it_is_written(stranger, tmp_path, monkeypatch, size):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen = []
    monkeypatch.setattr(tempfile, "_get_candidate_names", lambda: seen.append("asked") or iter(["one"]))

    answer = stranger.post(reverse("account_login"), {"login": SimpleUploadedFile("big.bin", b"x" * size)})

    assert (answer.status_code, seen) == (400, [])
    assert "Chiron" in answer.content.decode()


def test_so_is_a_field_that_nobody_could_type(stranger):
    assert stranger.post(reverse("account_login"), {"login": "x" * 3_000_000}).status_code == 400


def test_a_form_without_files_may_come_in_parts(client, amara):
    answer = client.post(reverse("account_login"), {"login": "amara@example.org", "password": "correct horse battery"})

    assert answer.status_code == 302
