"""The front door: where the desk begins, and signing in with the token."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from truceline.web.asked import Clocks
from truceline.web.guard import COOKIE, is_token
from truceline.web.site import site_of


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/", home, methods=["GET"])
    router.add_api_route("/sign-in", ask, methods=["GET"])
    router.add_api_route("/sign-in", sign_in, methods=["POST"])


def home() -> Response:
    """Begin with the arrangements: what was agreed and how it stands."""
    return RedirectResponse("/arrangements", 303)


def ask(request: Request) -> Response:
    """Ask for the token."""
    return site_of(request).page(request, "sign_in.html", Clocks(), None, is_wrong=False)


def sign_in(request: Request, token: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Keep the token in a cookie that only this desk gets, where it is the right one."""
    expected = request.app.state.door.token
    if expected is None or not is_token(token, expected):
        return site_of(request).page(request, "sign_in.html", Clocks(), None, is_wrong=True, status_code=403)
    answer = RedirectResponse("/arrangements", 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer
