from django.http import HttpRequest

from chiron.people.models import Person


class PersonRequest(HttpRequest):
    """A request of somebody signed in, which is every request that a view did not open with `login_not_required`."""

    user: Person
