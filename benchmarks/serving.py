"""The site with its bare views, as the web server runs it."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

from goldenthread.project.wsgi import application

__all__ = ["application"]
