"""Listen for browsers."""

import gc

import uvicorn

from truceline.web.app import make_app
from truceline.web.guard import Door
from truceline.web.shelf import Shelf


def listen(shelf: Shelf, door: Door, *, host: str, port: int) -> None:
    """Answer on an address until the process is told to stop."""
    app = make_app(shelf, door)
    # The view lives as long as the desk: with 100,000 events each look of the collector through it takes a second.
    gc.collect()
    gc.freeze()
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
