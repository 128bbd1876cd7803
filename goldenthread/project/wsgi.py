"""The site, for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.project.settings")

application = get_wsgi_application()

get_resolver().url_patterns  # noqa: B018  every page is loaded now, and not with somebody's first visit
# What is loaded by now stays; looking through it for rubbish, again and again, would hold up readers.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
