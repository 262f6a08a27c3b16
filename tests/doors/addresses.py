"""Every address of the application, found by asking it."""

import re

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern


def addresses():
    """Every address, with its variable parts by name: `/me/stages/<pk>/`."""
    return sorted(set(_walk(get_resolver(), "/")))


def _walk(resolver, before):
    for entry in resolver.url_patterns:
        told = str(entry.pattern)
        part = simplify_regex(told).lstrip("/") if isinstance(entry.pattern, RegexPattern) else told
        address = before + re.sub(r"<\w+:(\w+)>", r"<\1>", part)
        if isinstance(entry, URLPattern):
            yield address
        else:
            yield from _walk(entry, address)


def filled(address, parts):
    """Put values in the place of the variable parts, in their order."""
    values = iter(parts)
    return re.sub(r"<\w+>", lambda _name: str(next(values)), address)
