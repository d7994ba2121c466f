"""Settings: the only reader of the environment. A `.env` file in the working folder fills what it leaves out."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.errors import SetupError


def _command(value: str) -> str:
    value = value.strip().lower()
    if not value:
        raise ValueError("must not be empty")
    return value if value.startswith("/") else f"/{value}"


def _slack_api_url(value: str) -> str:
    return value if value.endswith("/") else f"{value}/"


class Settings(BaseSettings):
    """Everything that can be set from outside; names in the environment are the field names in capitals."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    slack_bot_token: SecretStr | None = Field(None, description="xoxb- token of the installed app")
    slack_app_token: SecretStr | None = Field(None, description="xapp- token; when set, Rapport uses Socket Mode")
    slack_signing_secret: SecretStr | None = Field(
        None, description="signs Slack's requests; needed without Socket Mode"
    )
    slack_api_url: Annotated[str, AfterValidator(_slack_api_url)] = Field(
        "https://slack.com/api/", description="base address of Slack's Web API"
    )
    database_url: str = Field("sqlite:///rapport.db", description="sqlite:///file or postgresql://user@host/name")
    host: str = Field("127.0.0.1", description="address the HTTP server listens on")
    port: int = Field(3000, ge=0, le=65535, description="port of /slack/events, /healthz and /readyz")
    rapport_command: Annotated[str, AfterValidator(_command)] = Field("/rapport", description="the slash command")
    rapport_log_level: str = Field("INFO", pattern="(?i)^(debug|info|warning|error)$", description="how much is logged")
    rapport_contact: str = Field("", description="address in the user agent that feed owners see")
    rapport_feed_hosts: str = Field(
        "",
        description="host:port pairs, comma-separated, from which feeds are read although they are private addresses",
    )
    rapport_tick_s: float = Field(60.0, gt=0, le=3600, description="seconds between two looks at who is due")

    @property
    def allowed_feed_hosts(self) -> frozenset[str]:
        return frozenset(host.strip().lower() for host in self.rapport_feed_hosts.split(",") if host.strip())


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Settings from the environment and `env_file` (`None`: the environment alone).

    Raises:
        SetupError: a value does not fit; names the setting, never its value.
    """
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise SetupError(f"These settings do not fit: {wrong}. See .env.example.") from None
