"""A mail server of our own, that keeps what it is sent."""

import email
import socketserver
import threading

import pytest
from django.test import override_settings


class Smtp(socketserver.StreamRequestHandler):
    """As much of a mail server as takes a letter."""

    def handle(self):
        self.say("220 here")
        lines = iter(self.rfile.readline, b"")
        for line in lines:
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.say("354 go on")
                letter = b""
                for part in lines:
                    if part == b".\r\n":
                        break
                    letter += part.removeprefix(b".")  # a line of its own dots is sent with one more
                self.server.letters.append(email.message_from_bytes(letter))
                self.say("250 kept")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 yes")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def post_office():
    with socketserver.TCPServer(("127.0.0.1", 0), Smtp) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        backend = "django.core.mail.backends.smtp.EmailBackend"
        with override_settings(
            EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=server.server_address[1], EMAIL_USE_TLS=False
        ):
            yield server.letters
        server.shutdown()
