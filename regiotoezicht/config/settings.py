"""Settings, read from the environment; every default is safe for `make run` on one machine."""

from pathlib import Path

from csp.constants import NONE, SELF
from environs import Env

from regiotoezicht.core.secrets import installation_secret

env = Env()

CHECKOUT = Path(__file__).resolve().parent.parent.parent
HOME = Path(env.str("REGIOTOEZICHT_HOME", str(CHECKOUT / "var"))).resolve()
HOME.mkdir(parents=True, exist_ok=True)

DEBUG = False
# Demo mode offers demo accounts on the sign-in page; the check `config.E001` keeps it off the network.
DEMO = env.bool("REGIOTOEZICHT_DEMO", False)
PRODUCTION = env.bool("REGIOTOEZICHT_PRODUCTION", False)
# A file with a moment, for journeys that travel in time; `config.E003` refuses it in production.
CLOCK_FILE: Path | None = env.path("REGIOTOEZICHT_CLOCK_FILE", None)

SECRET_KEY = installation_secret(HOME, "django")
SEALING_KEY = installation_secret(HOME, "sealing")
ALLOWED_HOSTS = env.list("REGIOTOEZICHT_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("REGIOTOEZICHT_ORIGINS", [])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    # Before the libraries and before django.forms: their templates are found in our rooms first.
    "regiotoezicht.core",
    "regiotoezicht.organisation",
    "regiotoezicht.access",
    "regiotoezicht.audit",
    "regiotoezicht.privacy",
    "regiotoezicht.bylaws",
    "regiotoezicht.worklist",
    "regiotoezicht.sharing",
    "regiotoezicht.emergency",
    "regiotoezicht.reviews",
    "regiotoezicht.documents",
    "regiotoezicht.premises",
    "regiotoezicht.letters",
    "regiotoezicht.permits",
    "regiotoezicht.signals",
    "regiotoezicht.inspections",
    "regiotoezicht.care",
    "regiotoezicht.trafficking",
    "regiotoezicht.enforcement",
    "regiotoezicht.complaints",
    "regiotoezicht.contributions",
    "regiotoezicht.programme",
    "regiotoezicht.council",
    "regiotoezicht.reporting",
    "regiotoezicht.desk",
    "regiotoezicht.demo",
    "regiotoezicht.config",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "regiotoezicht.core.middleware.private_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "regiotoezicht.access.middleware.actor_of_request",
    "regiotoezicht.access.overruling.guarded_forms",
    "regiotoezicht.core.middleware.refusals_as_pages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "regiotoezicht.config.urls"
WSGI_APPLICATION = "regiotoezicht.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "regiotoezicht.core.templatetags.dutch",
                "regiotoezicht.core.templatetags.icons",
                "regiotoezicht.core.templatetags.remembered",
                "regiotoezicht.core.templatetags.shared_places",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "regiotoezicht.core.frame.frame_of_page",
            ],
        },
    }
]
COTTON_DIR = "components"
FORM_RENDERER = "regiotoezicht.core.forms.DutchFormRenderer"

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{HOME / 'db.sqlite3'}", conn_max_age=0),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a writer waits for its turn at the start, never half-way
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["ENGINE"] = "regiotoezicht.core.embedded"
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 1, "max_size": 8},
        # Values travel beside a statement and not inside it, so that the server plans what every page asks only once.
        "server_side_binding": True,
        "prepare_threshold": 5,
    }
# The role that `migrate` lets in, when another one owns the tables; set by `regiotoezicht migrate` itself.
DATABASE_ROLE = env.str("REGIOTOEZICHT_DATABASE_ROLE", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
SIGN_IN_BACKEND = "regiotoezicht.access.backend.SignInBackend"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    SIGN_IN_BACKEND,
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "regiotoezicht.access.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "regiotoezicht.access.signin.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # axes counts per person and address; see AXES_LOCKOUT_PARAMETERS
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "regiotoezicht.access.signin.SignInForm",
    "change_password": "regiotoezicht.access.signin.NewPasswordForm",
}

# Failures count per name and address together: colleagues behind one address do not lock each other out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_TEMPLATE = "access/locked.html"
AXES_DISABLE_ACCESS_LOG = True  # our own audit log holds sign-ins; a second one would hold names
AXES_VERBOSE = False

SESSION_ENGINE = "regiotoezicht.core.sessions"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "img-src": [SELF, "data:"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "fullscreen")
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILES = HOME / "files"

# Mail is only for reminders that people asked for; without EMAIL_URL nothing is sent and the screens say so.
MAIL_IS_SET_UP = bool(env.str("EMAIL_URL", ""))
SITE = env.str("REGIOTOEZICHT_SITE", "")  # the address of the site, for in a mail: https://toezicht.voorbeeld.example/
_MAIL = env.dj_email_url("EMAIL_URL", "dummy:")
EMAIL_BACKEND = _MAIL.get("EMAIL_BACKEND", "")  # empty for an EMAIL_URL that makes no sense; see `config.E004`
EMAIL_HOST, EMAIL_PORT = _MAIL.get("EMAIL_HOST") or "", _MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_USER") or "", _MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = bool(_MAIL.get("EMAIL_USE_TLS")), bool(_MAIL.get("EMAIL_USE_SSL"))
EMAIL_FILE_PATH = _MAIL.get("EMAIL_FILE_PATH") or None
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("REGIOTOEZICHT_MAIL_FROM", "") or _MAIL.get("EMAIL_HOST_USER") or "regiotoezicht@localhost"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # files go through `documents`
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Log lines name routes and codes only; request bodies and query strings never reach them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a page that is not found is no news, and its path stays here
}
