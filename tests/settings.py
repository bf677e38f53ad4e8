"""Settings of the tests: the real ones, with a home of their own and a quick password hasher."""

import atexit
import os
import shutil
import tempfile

if "TEST_HOME" not in os.environ:
    os.environ["TEST_HOME"] = tempfile.mkdtemp(prefix="regiotoezicht-test-")
    atexit.register(shutil.rmtree, os.environ["TEST_HOME"], ignore_errors=True)
# What the processes of the tests share lies beside the home: tests look through that for what may not be there.
os.environ["REGIOTOEZICHT_HOME"] = f"{os.environ['TEST_HOME']}/home"
os.environ["REGIOTOEZICHT_DEMO"] = "false"

from regiotoezicht.config.settings import *  # noqa: F403 - the environment had to be set first

# Argon2 is slow on purpose; a test of its own checks that the real settings use it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405 - from the real settings; WhiteNoise warns when its folder is missing
