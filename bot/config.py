"""Settings, read from the environment and .env; an error names the key, its value and what is allowed."""

from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.errors import SettingsError

Device = Literal["auto", "cuda", "mps", "cpu"]
DType = Literal["auto", "float32", "bfloat16", "float16"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

ENV_FILE: Final = ".env"
ALLOWED: Final = {
    "EASEL_DEVICE": "use auto, cuda, mps or cpu",
    "EASEL_DTYPE": "use auto, float32, bfloat16 or float16",
    "EASEL_PLAYGROUND": "use host:port of a running playground, such as 127.0.0.1:8080",
    "EASEL_PLAYGROUND_PORT": "use a port from 0 (any free one) to 65535",
    "EASEL_REPRODUCIBLE": "use true or false",
    "EASEL_TAESD": "use the path of an AutoencoderTiny folder, or a hub id such as madebyollin/taesd",
    "EASEL_SAFETY": "use the path of a classifier folder, or a hub id such as owner/name",
    "EASEL_LOG_LEVEL": "use DEBUG, INFO, WARNING or ERROR",
    "EASEL_OPERATOR_GUILD": "use the id of your own server; Discord's developer mode lets you copy it",
    "EASEL_MODEL": "use demo, the path of a diffusers folder, or a hub id such as owner/name",
    "EASEL_DATA": "use the path of a folder",
    "DISCORD_TOKEN": "use the bot token from the developer portal: three parts with dots between them",
}


def _address(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError("no host:port")
    return value


def _token(value: SecretStr) -> SecretStr:
    parts = value.get_secret_value().split(".")
    if len(parts) != 3 or not all(parts) or not value.get_secret_value().isascii():
        raise ValueError("no token")
    return value


class Settings(BaseSettings):
    """Everything an operator can set. Empty values count as not set."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",  # Windows editors start a UTF-8 file with a byte order mark
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    discord_token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(None, alias="DISCORD_TOKEN")
    model: str = Field("demo", alias="EASEL_MODEL")
    device: Device = Field("auto", alias="EASEL_DEVICE")
    dtype: DType = Field("auto", alias="EASEL_DTYPE")
    data: Path = Field(Path("data"), alias="EASEL_DATA")
    playground: Annotated[str, AfterValidator(_address)] | None = Field(None, alias="EASEL_PLAYGROUND")
    playground_port: int = Field(8080, alias="EASEL_PLAYGROUND_PORT", ge=0, le=65535)
    reproducible: bool = Field(False, alias="EASEL_REPRODUCIBLE")
    taesd: str | None = Field(None, alias="EASEL_TAESD")
    safety: str | None = Field(None, alias="EASEL_SAFETY")
    operator_guild: int | None = Field(None, alias="EASEL_OPERATOR_GUILD", gt=0, lt=2**63)
    log_level: LogLevel = Field("INFO", alias="EASEL_LOG_LEVEL")

    @property
    def database(self) -> Path:
        """The path of the SQLite file."""
        return self.data / "easel.sqlite3"


def read_settings(**given: Any) -> Settings:
    """The settings; values `given` on the command line win. Raises SettingsError if one is invalid."""
    values = {f"EASEL_{name.upper()}": value for name, value in given.items() if value is not None}
    try:
        return Settings(**values)
    except (UnicodeDecodeError, OSError) as error:
        reason = error.reason if isinstance(error, UnicodeDecodeError) else error.strerror
        raise SettingsError("settings.file", path=Path(ENV_FILE).absolute(), reason=reason) from None
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        value = "…" if key == "DISCORD_TOKEN" else first["input"]
        raise SettingsError("settings.value", key=key, value=value, allowed=ALLOWED[key]) from None
