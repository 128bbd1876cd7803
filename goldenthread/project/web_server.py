"""What the web server is told besides its command line: each of its processes also delivers what waits.

So one command serves a whole trust. A process that dies is replaced by the server, and its deliveries with it; when
the server itself is killed, its processes end by themselves.
"""

from typing import Any


def post_worker_init(worker: Any) -> None:  # noqa: ARG001  the web server calls it by this name, with its worker
    from goldenthread.project.delivering import deliver_beside_pages  # noqa: PLC0415  settings are read by now

    deliver_beside_pages()
