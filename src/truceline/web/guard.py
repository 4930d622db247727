"""What stands at the door of the desk: hosts, origins, the token, the size of what is sent, and what a page may do."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "truceline_token"
SIGN_IN = "/sign-in"
READING = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who may come in: by these hosts' names without a token, by any name with it; how much may be sent at once."""

    hosts: frozenset[str]
    token: str | None
    max_bytes: int


class Guard:
    """An ASGI layer that refuses before anything is done, and tells the browser what pages may do."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on where nothing speaks against it."""
        if scope["type"] != "http":
            # Nothing of the desk uses a web socket; lifespan messages pass.
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        sent = _Sent(receive, self._door.max_bytes)
        answering = _Answering(
            _with_headers(send), sent, _refused(scope, "This is more than is taken at once.", 413)
        )
        try:
            await self._app(scope, sent.receive, answering.send)
        except TooMuchError:
            await answering.refuse()

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if self._door.token is None and hostname(host) not in self._door.hosts:
            # A name that leads here without being ours: another site's page rebinding its own name.
            return _refused(scope, f"This desk does not answer to the name {host!r}.", 421)
        if scope["method"] not in READING and not _is_same_site(headers, host):
            return _refused(scope, "This was sent from another site's page and is refused.", 403)
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:20]) > self._door.max_bytes:
            return _refused(scope, f"More than {self._door.max_bytes:,} bytes at once are not taken.", 413)
        if self._door.token is None or scope["path"] == SIGN_IN or scope["path"].startswith("/static/"):
            return None
        if _is_known(headers, self._door.token):
            return None
        if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            return RedirectResponse(SIGN_IN, 303)
        return _refused(scope, "This desk asks for its token; sign in, or send it as a bearer token.", 401)


def _refused(scope: Scope, message: str, code: int) -> Response:
    """Refuse in words, or as JSON where a program asks."""
    if scope["path"].startswith("/api/"):
        return JSONResponse({"detail": message}, code)
    return PlainTextResponse(f"{message}\n", code)


def hostname(host: str) -> str:
    """Give the name in a Host header, without its port, in lower case."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Tell whether an address to listen on can be reached from this machine alone."""
    return host in LOOPBACK or host.startswith("127.")


def allowed_hosts(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Give the names that a desk on an address answers to."""
    return LOOPBACK | {host.lower()} | frozenset(m.lower() for m in more)


def is_token(given: str, token: str) -> bool:
    """Compare in a time that tells nothing of how much was right."""
    return hmac.compare_digest(given.encode(), token.encode())


def _is_same_site(headers: Headers, host: str) -> bool:
    """A browser always says where a form comes from; a program that says nothing is no other site's page."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == host)


def _is_known(headers: Headers, token: str) -> bool:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return is_token(given, token)
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and is_token(cookie.value, token)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        """Put the headers in that no page gave itself."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


class TooMuchError(Exception):
    """More was sent than is taken at once, whatever the request said of its length."""


class _Sent:
    """What a request sends, counted."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left, self.is_too_much = receive, most, False

    async def receive(self) -> Message:
        """Pass on what comes in; TooMuchError once it is more than is taken."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.is_too_much = True
            raise TooMuchError
        return message


class _Answering:
    """The answer's way out: where too much was sent it is the refusal, whatever the rooms made of the fault."""

    def __init__(self, send: Send, sent: _Sent, refusal: Response) -> None:
        self._send, self._sent, self._refusal = send, sent, refusal
        self._has_begun = self._has_refused = False

    async def send(self, message: Message) -> None:
        """Pass on what a room answers; an answer that had begun is let end."""
        if self._sent.is_too_much and not self._has_begun:
            await self.refuse()
            return
        if self._has_refused:
            return
        self._has_begun = True
        await self._send(message)

    async def refuse(self) -> None:
        """Answer that it was too much, once."""
        if self._has_refused or self._has_begun:
            return
        self._has_refused = True
        await self._send(
            {
                "type": "http.response.start",
                "status": self._refusal.status_code,
                "headers": self._refusal.raw_headers,
            }
        )
        await self._send({"type": "http.response.body", "body": self._refusal.body})
