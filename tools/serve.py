"""Build the site and show it on this machine, until Ctrl-C."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os

import env

ADDRESS = "127.0.0.1"
PORT = 8000


class Pages(http.server.SimpleHTTPRequestHandler):
    """The built pages. The browser asks again each time, so that a new build shows."""

    def end_headers(self) -> None:
        """Forbid the browser to keep an old page."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing for each request."""


class Server(http.server.ThreadingHTTPServer):
    """A server that refuses a port in use, on Windows too."""

    allow_reuse_address = os.name != "nt"


def server() -> Server:
    """A server on the usual port, or on a free one if that is taken."""
    pages = functools.partial(Pages, directory=str(env.ROOT / "site"))
    try:
        return Server((ADDRESS, PORT), pages)
    except OSError:
        print(f"Port {PORT} is taken, so another one is used.")
        return Server((ADDRESS, 0), pages)


def main() -> None:
    """Build, then serve."""
    from build_site import build

    build()
    with server() as site:
        print(f"\nThe site is at http://{ADDRESS}:{site.server_address[1]}/ (Ctrl-C ends it).", flush=True)
        site.serve_forever()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        env.enter()
        main()
    print("\nEnded.")
