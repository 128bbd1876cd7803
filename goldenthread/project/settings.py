"""Every setting, by subject. What may differ between installations comes from the environment."""

from csp.constants import NONE, SELF

from goldenthread.project import environment, single_sign_on

# Where things are
PACKAGE = environment.ROOT / "goldenthread"
LIBRARY = environment.folder("GOLDENTHREAD_LIBRARY", environment.ROOT / "library")
HOME = environment.folder("GOLDENTHREAD_HOME", environment.ROOT / "var")

# How it runs
DEBUG = environment.yes_or_no("GOLDENTHREAD_DEBUG", default=False)
SECRET_KEY = environment.secret_key(HOME)
SITE_ADDRESS = environment.site_address()
IS_HTTPS = SITE_ADDRESS.startswith("https://")
_host = SITE_ADDRESS.split("://", 1)[-1].split("/")[0].rsplit(":", 1)[0]
ALLOWED_HOSTS = [_host, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if IS_HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "goldenthread.features.trail",
    "goldenthread.features.accounts",
    "goldenthread.features.organisations",
    "goldenthread.features.activity",
    "goldenthread.features.delegation",
    "goldenthread.features.approvals",
    "goldenthread.features.documents",
    "goldenthread.features.measures",
    "goldenthread.features.plans",
    "goldenthread.features.reviews",
    "goldenthread.features.governance",
    "goldenthread.features.members",
    "goldenthread.features.risks",
    "goldenthread.features.assurance",
    "goldenthread.features.sharing",
    "goldenthread.features.improvement",
    "goldenthread.features.analytics",
    "goldenthread.features.intake",
    "goldenthread.features.reports",
    "goldenthread.web.kit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "goldenthread.web.kit.bad_input.BadInputMiddleware",
]

ROOT_URLCONF = "goldenthread.project.urls"
WSGI_APPLICATION = "goldenthread.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Parts of the site name their templates by path; allauth asks for its own by name.
        "DIRS": [PACKAGE / "web", PACKAGE / "web" / "accounts" / "overrides"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "goldenthread.web.kit.context.page",
            ],
            "builtins": ["goldenthread.web.kit.templatetags.kit"],
        },
    }
]

# Records
DATABASES = {"default": environment.database(HOME)}
# On SQLite a whole write waits for the one before it and looks before it writes; PostgreSQL holds the constraint.
SILENCED_SYSTEM_CHECKS = ["models.W047"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What several workers must agree on: how often somebody has tried to sign in.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kept_for_a_while"}}

# Sign-in
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"
BEHIND_PROXY = environment.yes_or_no("GOLDENTHREAD_BEHIND_PROXY", default=False)
# Behind a proxy, throttles count by the address that the proxy saw.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
ACCOUNT_ADAPTER = "goldenthread.web.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# Whoever is here came by a letter to their address; nobody signs up.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/5m/key", "reset_password": "20/m/ip,3/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Golden Thread"
MFA_TOTP_TOLERANCE = 1
MFA_ADAPTER = "goldenthread.web.accounts.adapters.FactorAdapter"
MFA_FORMS = {
    "activate_totp": "goldenthread.web.accounts.factor_forms.ActivateApp",
    "add_webauthn": "goldenthread.web.accounts.factor_forms.CarefulAdd",
    "authenticate_webauthn": "goldenthread.web.accounts.factor_forms.CarefulAuthenticate",
    "login_webauthn": "goldenthread.web.accounts.factor_forms.CarefulLogin",
    "reauthenticate_webauthn": "goldenthread.web.accounts.factor_forms.CarefulReauthenticate",
}
# Browsers count localhost as secure; anywhere else a passkey needs https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
SOCIALACCOUNT_ADAPTER = "goldenthread.web.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = single_sign_on.providers()
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

# Sessions lapse after a working day, and with the browser.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goldenthread.web.kit.wrong.csrf_failure"

# What a browser is told
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS and environment.yes_or_no("GOLDENTHREAD_REDIRECT_TO_HTTPS", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *single_sign_on.origins(SOCIALACCOUNT_PROVIDERS)],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Words and days
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
FORMAT_MODULE_PATH = ["goldenthread.project.formats"]

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_ROOT = PACKAGE / "web" / "kit" / "static_root"  # what browsers ask for at the start of the site
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "goldenthread.web.kit.made_files.MadeFilesFinder",
]
# Files that people hand in. Nothing serves this folder: each is asked for by a page that knows who may have it.
FILES = environment.folder("GOLDENTHREAD_FILES", HOME / "files")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": FILES,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
            "base_url": None,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Bounds on what is posted, so that nothing is held in memory that should not be.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# No upload has a name in a folder, for it may hold rows about pupils.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "goldenthread.web.kit.uploads.NamelessUploadHandler",
]

# Mail
EMAIL_HOST = environment.words("GOLDENTHREAD_MAIL_HOST")
EMAIL_PORT = environment.number("GOLDENTHREAD_MAIL_PORT", 587)
EMAIL_HOST_USER = environment.words("GOLDENTHREAD_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.words("GOLDENTHREAD_MAIL_PASSWORD")
_speaks_tls = environment.yes_or_no("GOLDENTHREAD_MAIL_TLS", default=True)
EMAIL_USE_SSL = _speaks_tls and EMAIL_PORT == 465  # the port that speaks it from the first word
EMAIL_USE_TLS = _speaks_tls and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 10
_sender = EMAIL_HOST_USER if "@" in EMAIL_HOST_USER else f"no-reply@{_host.strip('[]') or 'localhost'}"
DEFAULT_FROM_EMAIL = environment.words("GOLDENTHREAD_MAIL_FROM") or f"Golden Thread <{_sender}>"
# Without a mail server, letters are kept as files in the home, where an administrator finds them.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = HOME / "letters"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"private": {"()": "goldenthread.foundation.logs.WithoutPrivateLinks"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["private"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
