"""Errors: each has a key and parameters, which make the sentence that people read.

EaselError
├── RequestError     the request can't be painted
├── UploadError      an attached picture can't be used
├── QueueError       the queue has no room right now
├── NotAllowedError  this member may not do that
├── GoneError        what a command or button refers to no longer exists
├── PaintingError    an accepted job failed
├── DeviceError      the device is lost, so the process has to be restarted
├── ModelError       the model can't be loaded
└── SettingsError    the environment or the command line has an invalid value

The key is the name of the sentence in bot/i18n/locales/*/errors.ftl, the same in every language.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.i18n.localizer import Localizer


class EaselError(Exception):
    """An error with a sentence for the person who sees it."""

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        from bot.i18n.localizer import Localizer  # only here: most processes that raise one never show it

        return self.localized(Localizer())

    def localized(self, localizer: "Localizer") -> str:
        """The sentence in the localizer's language."""
        return localizer(self.key, **self.params)

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (type(self), self.key, self.params)


def _revive(kind: type[EaselError], key: str, params: dict[str, object]) -> EaselError:
    return kind(key, **params)


class RequestError(EaselError):
    """The request can't be painted."""


class UploadError(EaselError):
    """An attached picture can't be used."""


class QueueError(EaselError):
    """The queue has no room right now."""


class NotAllowedError(EaselError):
    """This member may not do that."""


class GoneError(EaselError):
    """What a command or button refers to no longer exists."""


class PaintingError(EaselError):
    """An accepted job failed."""


class DeviceError(EaselError):
    """The device is lost: nothing can be painted until the process is restarted."""


class ModelError(EaselError):
    """The model can't be loaded."""


class SettingsError(EaselError):
    """The environment or the command line has an invalid value."""
