"""Listen for browsers."""

import uvicorn

from truceline.web.app import make_app
from truceline.web.guard import Door
from truceline.web.shelf import Shelf


def listen(shelf: Shelf, door: Door, *, host: str, port: int) -> None:
    """Answer on an address until the process is told to stop."""
    app = make_app(shelf, door)
    # The pages of events tell why mentions were coded so; the first of them should not wait for the codebook.
    _ = shelf.codebook
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
