"""What the web server is told besides its command line.

Each of its processes also delivers what waits, so that one command serves a whole trust. A process that dies is
replaced by the server, and its deliveries with it; when the server itself is killed, its processes end by themselves.
"""

from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker


class Worker(ThreadWorker):  # type: ignore[misc]  # the web server comes without types
    """A process of the web server that speaks as the site does of what never reaches the site."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        try:
            client.sendall(address_too_long())
        except OSError:
            self.log.debug("The sender of an endless address did not wait for the answer.")


def address_too_long() -> bytes:
    """Return the whole answer to a request whose address the web server does not read to its end."""
    from goldenthread.web.kit import wrong  # noqa: PLC0415  the site is set up by now, and was not at the top

    answer = wrong.too_long()
    answer["Content-Length"] = str(len(answer.content))
    answer["Connection"] = "close"
    answer["X-Content-Type-Options"] = "nosniff"
    return b"HTTP/1.1 414 URI Too Long\r\n" + answer.serialize()


def post_worker_init(_worker: Worker) -> None:
    from goldenthread.project.delivering import deliver_beside_pages  # noqa: PLC0415  as above

    deliver_beside_pages()
