"""The settings, read when they are asked for, never at import.

The environment (CLAIMWATCH_...) comes before `claimwatch.toml` in the working folder, and that
before the defaults below.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from claimwatch.errors import BadSettings

NEVER = "never"
Threshold = Literal["info", "low", "medium", "high", "never"]

SETTINGS_FILE = "claimwatch.toml"


class AuthSettings(BaseModel):
    """The `[auth]` of the settings: who may log in to the dashboard, by OpenID Connect.

    A role comes from the provider, by the claim `roles_claim`, or from the lists of names here: the
    `sub` of a person, or a verified address.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    server_metadata_url: str = Field(description="The provider's openid-configuration address.")
    client_id: str = Field(description="As the provider knows this desk.")
    client_secret: SecretStr = Field(description="The secret that goes with it.")
    cookie_secret: SecretStr = Field(
        min_length=16, description="A long random text that seals the session's cookie."
    )
    redirect_uri: str = Field(
        default="http://localhost:8501/oauth2callback",
        description="Where the provider sends people back to: the desk's address/oauth2callback.",
    )
    roles_claim: str | None = Field(
        default=None, description="The claim that holds viewer, analyst or admin, one or a list."
    )
    viewers: tuple[str, ...] = Field(default=(), description="Who may look.")
    analysts: tuple[str, ...] = Field(default=(), description="Who may decide.")
    admins: tuple[str, ...] = Field(default=(), description="Who may also put records back.")
    session_hours: float = Field(default=12.0, gt=0, description="How long a login holds.")


class Settings(BaseSettings):
    """What a user can set. Unknown names in the file are refused, so that slips are seen."""

    model_config = SettingsConfigDict(
        env_prefix="CLAIMWATCH_",
        env_nested_delimiter="__",
        toml_file=SETTINGS_FILE,
        extra="forbid",
        frozen=True,
    )

    db: Path = Field(
        default=Path("claimwatch.duckdb"),
        description="The database file; snapshots, desk and quality report lie beside it.",
    )
    watch: Path | None = Field(
        default=None,
        description="The plan of what is watched; unset, watch.yaml of the working folder, if any.",
    )
    fetch_pause: float = Field(
        default=1.0, ge=0, description="Seconds between two requests to one host."
    )
    model: str | None = Field(
        default=None, description="The spaCy model's name; unset, the small English one."
    )
    channels: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("console", "file"),
        description='Where alerts go: "console", "file" (beside the database), "file:PATH", any '
        'Apprise URL, or "none". In the environment: one a line, or a JSON list.',
    )
    dashboard_url: str | None = Field(
        default=None, description="The dashboard's address, for the links in alerts."
    )
    keep_runs_days: int = Field(
        default=90,
        ge=1,
        description="Days for which runs, gates' results, fetches and sent deliveries are kept.",
    )
    keep_raw_days: int = Field(
        default=365, ge=1, description="Days for which raw answers are kept, to replay a flag."
    )
    conflicts_from: Threshold = Field(
        default="info",
        description="From which severity on conflicts make alerts; never: none does.",
    )
    notices_from: Threshold = Field(
        default="never",
        description="From which severity on notices make alerts; never: none does.",
    )
    decisions_url: str | None = Field(
        default=None,
        description="SQLAlchemy URL of the desk (deliveries, decisions); unset, SQLite beside db.",
    )
    open_to_all: bool = Field(
        default=False,
        description="Serve the dashboard without login also to other machines than this one.",
    )
    look_every_seconds: float = Field(
        default=5.0, gt=0, description="How often an open page looks for what others decided."
    )
    auth: AuthSettings | None = Field(
        default=None, description="Login to the dashboard; unset, it is open to the loopback only."
    )
    max_file_bytes: int = Field(
        default=50_000_000, gt=0, description="Larger input files are refused, in bytes."
    )
    chunk_articles: int = Field(
        default=50, ge=1, description="Articles that are extracted and committed together."
    )
    extract_workers: int | None = Field(
        default=None,
        ge=1,
        description="Processes that read articles at once; unset, one for each core (at most 4) "
        "where 1,000 articles or more wait, else one.",
    )
    dask: str | None = Field(
        default=None,
        pattern=r"^(local:[1-9]\d{0,2}|(tcp|tls)://\S+)$",
        description="Where flows read articles: tcp://HOST:PORT of a Dask scheduler, or local:N "
        "for N processes here; unset, as extract_workers says. It needs claimwatch[dask].",
    )
    backfill_articles: int = Field(
        default=500,
        ge=1,
        description="Articles that a backfill takes through the whole way at once.",
    )
    reread_articles: int = Field(
        default=2_000,
        ge=0,
        description="Articles that a run reads anew after the extractor has changed; the nightly "
        "re-extraction reads all that are left.",
    )
    keep_snapshots: int = Field(
        default=3, ge=1, description="Published snapshots that are kept for open readers."
    )

    log_format: Literal["text", "json"] = Field(
        default="text", description="Logs on standard error: lines for people, or JSON lines."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="error",
        description="From which level on events are logged: info tells what each step did.",
    )

    @field_validator("channels", mode="before")
    @classmethod
    def _channels_of_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value.lstrip().startswith("["):
            import json

            return json.loads(value)
        return tuple(line.strip() for line in value.splitlines() if line.strip())

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in code comes first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**given: Any) -> Settings:
    """The settings, with `given` above the environment and the file.

    Raises:
        BadSettings: a value cannot be used, a name is unknown, or the file is not TOML. The message
            names the setting.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        raise BadSettings(_in_words(error)) from None
    except (SettingsError, ValueError) as error:
        raise BadSettings(f"{SETTINGS_FILE} or the environment cannot be read: {error}") from None


def _in_words(error: ValidationError) -> str:
    lines = []
    for fault in error.errors(include_url=False):
        name = ".".join(map(str, fault["loc"])) or "settings"
        lines.append(f"{name} is {fault['input']!r}: {fault['msg']}")
    return f"mend these in {SETTINGS_FILE} or the environment: " + "; ".join(lines)
