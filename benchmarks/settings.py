"""The product's own settings on a database of the run's own, with a few bare views beside the site."""

import os
import tempfile

os.environ["GOLDENTHREAD_HOME"] = tempfile.mkdtemp(prefix="goldenthread-bench-")

from goldenthread.project.settings import *  # noqa: F403
from goldenthread.project.settings import STORAGES, TEMPLATES

ROOT_URLCONF = "benchmarks.urls"
ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
TEMPLATES = [TEMPLATES[0] | {"DIRS": [*TEMPLATES[0]["DIRS"], "benchmarks/pages"]}]
