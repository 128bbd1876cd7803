"""Where the web server finds the site."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.project.settings")
application = get_wsgi_application()
