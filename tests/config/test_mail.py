import pytest

from chiron.config.env import BadSetting
from chiron.config.mail import Server, server

HERE = "CHIRON_MAIL_URL"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://post.example", Server("post.example", 587, "", "", starttls=True, tls=False)),
        ("smtp://ann:p%40ss@post.example:2525/", Server("post.example", 2525, "ann", "p@ss", starttls=True, tls=False)),
        ("smtp://post.example?tls=starttls", Server("post.example", 587, "", "", starttls=True, tls=False)),
        ("smtps://ann:x@post.example", Server("post.example", 465, "ann", "x", starttls=False, tls=True)),
        ("smtp://relay.local/?tls=none", Server("relay.local", 25, "", "", starttls=False, tls=False)),
        ("smtp://ann:x@localhost:1025?tls=none", Server("localhost", 1025, "ann", "x", starttls=False, tls=False)),
    ],
)
def test_a_server_is_read_from_its_url(url, expected):
    assert server(HERE, url) == expected


def test_no_url_is_no_server():
    assert server(HERE, "") is None


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("post.example", "does not name a mail server"),
        ("http://post.example", "does not name a mail server"),
        ("smtp://", "does not name a mail server"),
        ("smtp://post.example/inbox", "does not name a mail server"),
        ("smtp://post.example:many", "is not a URL"),
        ("smtp://post.example:99999", "is not a URL"),
        ("smtp://post.example?tls", "is not a URL"),
        ("smtp://post.example?tls=maybe", "something unknown"),
        ("smtps://post.example?tls=none", "something unknown"),
        ("smtp://post.example?ttl=1", "something unknown"),
        ("smtp://ann@post.example", "a user without a password"),
        ("smtp://ann:secretword@post.example?tls=none", "in the clear"),
    ],
)
def test_what_is_not_right_is_said_without_quoting_it(url, says):
    with pytest.raises(BadSetting, match=says) as refused:
        server(HERE, url)

    assert str(refused.value).startswith(HERE)
    assert "secretword" not in str(refused.value)
