"""To an organisation's provider and back. allauth walks the way; a provider that fails is said in words."""

import logging
from typing import Any, cast

from allauth.socialaccount.providers.openid_connect import views as openid
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

from goldenthread.web.kit.access import open_to_anyone
from goldenthread.web.kit.showing import show

log = logging.getLogger(__name__)


@open_to_anyone
def go_to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _or_say(request, openid.login, provider_id)


@open_to_anyone
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _or_say(request, openid.callback, provider_id)


def _or_say(request: HttpRequest, view: Any, provider_id: str) -> HttpResponse:
    try:
        return cast("HttpResponse", view(request, provider_id))
    except (Http404, PermissionDenied):
        raise
    except (RequestException, LookupError, ValueError) as error:
        log.warning("The provider did not answer as it should: %s", type(error).__name__)
        return show(request, "socialaccount/authentication_error.html", status=502)
