"""The product's settings, with what a test needs otherwise."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("GOLDENTHREAD_HOME", tempfile.mkdtemp(prefix="goldenthread-tests-"))
os.environ.setdefault("GOLDENTHREAD_SECRET_KEY", "only for tests")
os.environ["GOLDENTHREAD_ADDRESS"] = "http://localhost:8000"

from goldenthread.project.settings import *  # noqa: F403
from goldenthread.project.settings import DATABASES, STORAGES

HOME = Path(os.environ["GOLDENTHREAD_HOME"])
# Plain names: a test needs no hashed copies of the static files.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
# Argon2 is slow on purpose; tests sign in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A test holds one connection from its first query to its last: an answer that is closed must not close it.
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["OPTIONS"].pop("pool", None)
