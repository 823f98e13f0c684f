"""What the surroundings tell the application: its variables, and the secret that tokens are signed with."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

SECRET_FILE = Path(__file__).resolve().parent.parent / ".development-secret"
SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Settings:
    database_url: str
    jwt_secret: str
    # The secret was made on this machine, for this folder: signing in without a password is allowed.
    development: bool
    drain_seconds: float
    # Where `ef tts serve` listens.
    tts_url: str


def read_settings() -> Settings:
    given = os.environ.get("SUPABASE_JWT_SECRET", "")
    if given and len(given) < SHORTEST_SECRET:
        raise RuntimeError(f"SUPABASE_JWT_SECRET has fewer than {SHORTEST_SECRET} characters")
    return Settings(
        database_url=database_url(),
        jwt_secret=given or development_secret(),
        development=not given,
        drain_seconds=drain_seconds(),
        tts_url=os.environ.get("TTS_URL", "http://127.0.0.1:8880").rstrip("/"),
    )


def database_url() -> str:
    """Where the database is: `ef dev` sets it."""
    try:
        return os.environ["DATABASE_URL"]
    except KeyError:
        raise RuntimeError("DATABASE_URL is not set; `ef dev` sets it, and `ef db url` prints it") from None


def development_secret() -> str:
    """The secret of this folder, for the user alone; made when there is none."""
    try:
        handle = os.open(SECRET_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        secret = SECRET_FILE.read_text().strip()
    else:
        secret = secrets.token_urlsafe(48)
        with os.fdopen(handle, "w") as file:
            file.write(secret + "\n")
    if len(secret) < SHORTEST_SECRET:
        raise RuntimeError(f"{SECRET_FILE.name} is not whole; remove it, and the next start makes another")
    return secret


def drain_seconds() -> float:
    """How long a stop waits for work in hand, from EDIT_FACTORY_DRAIN_SECONDS (default 0)."""
    text = os.environ.get("EDIT_FACTORY_DRAIN_SECONDS", "0")
    try:
        return max(0.0, float(text))
    except ValueError:
        raise RuntimeError(f"EDIT_FACTORY_DRAIN_SECONDS is not a number of seconds: {text!r}") from None
