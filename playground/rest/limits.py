"""Rate limits: a bucket for each route with its major parameters, and one for all requests."""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from playground.rest.answers import answer

KEPT_BUCKETS = 4096
_MAJOR = ("channel_id", "guild_id", "webhook_id", "token")


@dataclass(frozen=True)
class Rate:
    """How many requests are allowed in how many seconds."""

    limit: int = 50
    seconds: float = 1.0


@dataclass
class Bucket:
    """The current window of a rate: when it ends, and how many requests it has seen."""

    rate: Rate
    ends: float = 0.0
    used: int = 0

    def take(self, now: float) -> bool:
        """Count a request; False if the window is full."""
        if now >= self.ends:
            self.ends, self.used = now + self.rate.seconds, 0
        if self.used >= self.rate.limit:
            return False
        self.used += 1
        return True


@dataclass
class RateLimits:
    """All buckets. `rates` sets a route's rate by its name, such as `"POST /channels/{channel_id}/messages"`."""

    rates: dict[str, Rate] = field(default_factory=dict)
    overall: Rate = field(default_factory=lambda: Rate(50, 1.0))
    monotonic: Callable[[], float] = time.monotonic
    _buckets: dict[str, Bucket] = field(default_factory=dict)
    _overall: Bucket = field(default_factory=lambda: Bucket(Rate()))

    def check(self, request: web.Request, route: str) -> tuple[Bucket, str, web.Response | None]:
        """The route's bucket, its hash, and a 429 if this bucket or the global one is full."""
        now = self.monotonic()
        key = route + "".join(request.match_info.get(name, "") for name in _MAJOR)
        if len(self._buckets) > KEPT_BUCKETS:
            self._buckets = {name: one for name, one in self._buckets.items() if one.ends > now}
        rate = self.rates.get(route, Rate())
        bucket = self._buckets.setdefault(key, Bucket(rate))
        bucket.rate = rate
        name = hashlib.sha256(route.encode()).hexdigest()[:32]
        if not is_interaction(route):
            if self._overall.rate != self.overall:
                self._overall = Bucket(self.overall)
            if not self._overall.take(now):
                return bucket, name, too_many(self._overall.ends - now, everywhere=True)
        refused = None if bucket.take(now) else too_many(bucket.ends - now, everywhere=False)
        return bucket, name, refused

    def write_headers(self, response: web.StreamResponse, bucket: Bucket, name: str, route: str) -> None:
        """Write the rate limit headers."""
        left = max(bucket.ends - self.monotonic(), 0.0)
        response.headers["X-RateLimit-Limit"] = str(bucket.rate.limit)
        response.headers["X-RateLimit-Remaining"] = str(bucket.rate.limit - bucket.used)
        response.headers["X-RateLimit-Reset"] = f"{time.time() + left:.3f}"
        response.headers["X-RateLimit-Reset-After"] = f"{left:.3f}"
        # Discord sends no bucket with callbacks, and hikari fails if there is one.
        if not route.startswith("POST /interactions/"):
            response.headers["X-RateLimit-Bucket"] = name


def is_interaction(route: str) -> bool:
    """Whether the global limit doesn't count this route."""
    return "/interactions/" in route or "/webhooks/" in route


def too_many(retry_after: float, *, everywhere: bool = False) -> web.Response:
    """A 429. Without a Via header, discord.py takes it for a ban."""
    retry_after = math.ceil(max(retry_after, 0.0) * 1000) / 1000
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere, "code": 0}
    response = answer(body, 429)
    response.headers["Via"] = "1.1 playground"
    response.headers["Retry-After"] = str(math.ceil(retry_after))
    response.headers["X-RateLimit-Scope"] = "global" if everywhere else "user"
    if everywhere:
        response.headers["X-RateLimit-Global"] = "true"
    return response
