"""`truceline serve`: the record in a browser, on this machine."""

from typing import Annotated

import typer

from truceline.cli.console import Db, note, settings_for
from truceline.errors import ConfigError

# Sent at once: a few dozen reports dropped together, or one long page.
MAX_SENT = 64_000_000


def serve(
    db: Db = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port to listen on.", min=1, max=65535)] = 8377,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", help="What a visitor must know; asked for wherever others can reach the desk."
        ),
    ] = None,
) -> None:
    """Open the record in a browser: arrangements, timeline, map, reports, review."""
    from truceline.web.guard import Door, allowed_hosts, is_loopback
    from truceline.web.serving import listen
    from truceline.web.shelf import Shelf

    if token is None and not is_loopback(host):
        raise ConfigError(
            "--host", f"{host} can be reached from other machines; give a --token that visitors must know"
        )
    if token is not None and len(token) < 12:
        raise ConfigError("--token", "is short enough to be guessed; give at least 12 characters")
    if token is not None and not (token.isascii() and token.isprintable()):
        raise ConfigError("--token", "travels in headers; write it in printable ASCII")
    settings = settings_for(db)
    with Shelf(settings) as shelf:
        note(f"The record {settings.db} is at http://{host}:{port}/ ; Ctrl-C stops it.")
        door = Door(hosts=allowed_hosts(host), token=token, max_bytes=MAX_SENT)
        listen(shelf, door, host=host, port=port)
