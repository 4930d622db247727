"""The commands. `main` is the program; errors end in one line and exit status 2."""

import sys


def main() -> None:
    """Run the command line; a deliberate error prints its subject and the way out, never a traceback."""
    from truceline.cli.app import app
    from truceline.cli.console import fail
    from truceline.errors import TrucelineError

    try:
        app()
    except TrucelineError as error:
        fail(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe has gone (`truceline timeline | head`): that is no fault.
        sys.stderr.close()
        sys.exit(0)
