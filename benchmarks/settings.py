"""The product's own settings on a database of the run's own, with a few bare views beside the site.

The run makes a home for itself, and the server that it starts finds it in BENCHMARK_HOME. One that is named there
beforehand is kept and used again.
"""

import os
import tempfile

if "BENCHMARK_HOME" not in os.environ:
    os.environ["BENCHMARK_HOME"] = tempfile.mkdtemp(prefix="goldenthread-bench-")
os.environ["GOLDENTHREAD_HOME"] = os.environ["BENCHMARK_HOME"]

from goldenthread.project.settings import *  # noqa: F403
from goldenthread.project.settings import STORAGES, TEMPLATES

ROOT_URLCONF = "benchmarks.urls"
ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
TEMPLATES = [TEMPLATES[0] | {"DIRS": [*TEMPLATES[0]["DIRS"], "benchmarks/pages"]}]
