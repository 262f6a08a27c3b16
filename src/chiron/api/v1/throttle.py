"""How much one person or one address may ask in a minute."""

import time
from hashlib import sha256

from django.core.cache import caches
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

MINUTE = 60


class PerMinute(BaseThrottle):
    """So many requests in each minute of the clock, counted in the memory of each process.

    Counting in the database would make every read a write. Behind several processes the true limit is that many
    times higher, which is still a limit.
    """

    def __init__(self, most: int) -> None:
        self.most = most

    def allow_request(self, request: HttpRequest) -> bool:
        return self.allows(str(request.user.pk))

    def allows(self, who: str) -> bool:
        """Count one more request of theirs, and say whether it is still within the limit."""
        cache, key = caches["throttle"], sha256(f"{who} {int(time.time()) // MINUTE}".encode()).hexdigest()
        cache.add(key, 0, MINUTE)
        try:
            return cache.incr(key) <= self.most
        except ValueError:
            # It ran out in this very moment, so a new minute has begun.
            return True

    def wait(self) -> int:
        return MINUTE - int(time.time()) % MINUTE
