"""The front page for whoever comes by, and Today for whoever is at home."""

from django.urls import reverse


def test_a_visitor_is_told_what_chiron_is_and_what_it_does_not_do_yet(client):
    html = client.get("/").content.decode()

    assert "If you look for a mentor" in html
    assert "Not here yet" in html
    assert reverse("account_signup") in html
    assert html.count('class="button primary"') == 1


def test_somebody_signed_in_is_taken_to_today(client, ben):
    client.force_login(ben)

    answer = client.get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/today/")


def test_about_says_who_sees_what_without_sign_in(client):
    html = client.get("/about/").content.decode()

    assert '<table class="folds"' in html
    assert "Not watched around the clock" in html
    assert "Not legal advice" in html
