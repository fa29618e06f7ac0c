"""Settings: read once from the environment, typed; a bad value stops the start with its name and what it may be."""

import os
import secrets
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from flask import current_app
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

VARIABLES = {
    "data": "KITH_DATA",
    "port": "PORT",
    "bind": "KITH_BIND",
    "origin": "KITH_ORIGIN",
    "sign_ups": "KITH_SIGN_UPS",
    "push_hosts": "KITH_PUSH_HOSTS",
    "push_contact": "KITH_PUSH_CONTACT",
    "proxies": "KITH_PROXIES",
    "jobs": "KITH_JOBS",
    "log": "KITH_LOG",
    "test_languages": "KITH_TEST_LANGUAGES",
}
"""The environment variable of each setting; ``docs/operating.md`` explains them."""

MAY_BE = {
    "data": "a folder",
    "port": "a number from 1 to 65535",
    "bind": "an address of this machine, such as 127.0.0.1, 0.0.0.0 or [::]",
    "origin": "https://HOST or http://localhost:PORT, without a path",
    "sign_ups": "open, closed or invitation",
    "push_hosts": "hosts, or HOST:PORT, separated by commas",
    "push_contact": "mailto:ADDRESS or https://…",
    "proxies": "a number from 0 to 5",
    "jobs": "on or off",
    "log": "debug, info or warning",
    "test_languages": "on or off",
}


KEY_BYTES = 32


class BadSetting(SystemExit):
    """Ends the start with a sentence that names the variable."""


class Settings(BaseModel):
    """What the operator may choose. Files with keys live in ``data``, mode 0600."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Path("instance")
    port: Annotated[int, Field(ge=1, le=65535)] = 5000
    bind: Annotated[str, Field(pattern=r"^([0-9]{1,3}(\.[0-9]{1,3}){3}|\[[0-9A-Fa-f:]+\])$")] = "127.0.0.1"
    origin: str = ""
    sign_ups: Literal["open", "closed", "invitation"] = "open"
    push_hosts: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+(:[0-9]{1,5})?$")], ...] = ()
    push_contact: Annotated[str, Field(pattern=r"^(mailto:[^@\s]+@[^@\s]+|https://\S+)$")] = "mailto:kith@example.org"
    proxies: Annotated[int, Field(ge=0, le=5)] = 0
    jobs: bool = True
    log: Literal["debug", "info", "warning"] = "info"
    test_languages: bool = False

    @field_validator("push_hosts", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(host.strip() for host in value.split(",") if host.strip()) if isinstance(value, str) else value

    @field_validator("data")
    @classmethod
    def _check_folder(cls, data: Path) -> Path:
        if data.exists() and not data.is_dir():
            raise ValueError("not a folder")
        return data

    @field_validator("origin")
    @classmethod
    def _check_origin(cls, origin: str) -> str:
        if not origin:
            return origin
        parts = urlsplit(origin)
        local = parts.scheme == "http" and parts.hostname == "localhost"
        if not parts.hostname or not (local or parts.scheme == "https") or origin != f"{parts.scheme}://{parts.netloc}":
            raise ValueError("not an origin")
        return origin

    @property
    def address(self) -> str:
        """The origin that browsers see; passkeys and cookies belong to it."""
        return self.origin or f"http://localhost:{self.port}"

    @property
    def rp_id(self) -> str:
        """The passkeys' relying party: the origin's host, never what a request says."""
        return urlsplit(self.address).hostname or "localhost"

    @property
    def secure(self) -> bool:
        """Whether browsers reach us over https, so that cookies can say Secure."""
        return self.address.startswith("https://")

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.data.resolve() / 'kith.db'}"

    @property
    def vapid_key(self) -> Path:
        return self.data.resolve() / "vapid.pem"

    @cached_property
    def session_key(self) -> bytes:
        """32 bytes that key the hashes of sessions, links and recovery codes; made at first use."""
        return private_file(self._session_key_file, lambda: secrets.token_bytes(KEY_BYTES))

    @property
    def _session_key_file(self) -> Path:
        return self.data.resolve() / "session.key"

    def check_session_key(self) -> None:
        """Stop the start when the key was cut short: a hash takes any key, also one that everybody can guess."""
        if self._session_key_file.exists() and self._session_key_file.stat().st_size < KEY_BYTES:
            raise BadSetting(
                f"{self._session_key_file} is cut short. Restore it, or delete it: then everybody signs in again."
            )


def private_file(path: Path, make: Any) -> bytes:
    """The file's bytes; made with mode 0600 when it is not there, and complete whenever it is."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(make())
            # After a power cut the name could otherwise stand there without the key.
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link fails where the file exists by now, so two starts at once agree on one key.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from environment variables; an empty one counts as not set. Raises ``BadSetting``."""
    given = {field: environ[variable] for field, variable in VARIABLES.items() if environ.get(variable)}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise BadSetting(f"{VARIABLES[field]} is {given[field]!r}; it may be {MAY_BE[field]}.") from None


def settings() -> Settings:
    """The running app's settings."""
    found: Settings = current_app.extensions["kith"]
    return found
