"""Errors: each has a key and parameters, and the sentence that its reader will see.

EaselError
├── RequestError    what was asked can't be painted
├── UploadError     an attached picture can't be used
├── QueueError      there is no room in the queue now
├── NotAllowedError      this member may not do that
├── GoneError       what a command or button speaks of is no longer there
├── PaintingError   a job that was accepted failed
├── DeviceError     the device is lost, and with it the process
├── ModelError      the model can't be loaded
└── SettingsError   the environment or the command line says something impossible

The key names the sentence in every language; they stand in bot/i18n/locales/*/errors.ftl.
"""

from bot.i18n.localizer import Localizer


class EaselError(Exception):
    """Something that went wrong and can be told in a sentence."""

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        return self.said(Localizer())

    def said(self, localizer: Localizer) -> str:
        """The sentence in a voice's language."""
        return localizer(self.key, **self.params)

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (type(self), self.key, self.params)


def _revive(kind: type[EaselError], key: str, params: dict[str, object]) -> EaselError:
    return kind(key, **params)


class RequestError(EaselError):
    """What was asked can't be painted."""


class UploadError(EaselError):
    """An attached picture can't be used."""


class QueueError(EaselError):
    """There is no room in the queue now."""


class NotAllowedError(EaselError):
    """This member may not do that."""


class GoneError(EaselError):
    """What a command or button speaks of is no longer there."""


class PaintingError(EaselError):
    """A job that was accepted failed."""


class DeviceError(EaselError):
    """The device is lost: nothing can be painted before the process is started again."""


class ModelError(EaselError):
    """The model can't be loaded."""


class SettingsError(EaselError):
    """The environment or the command line says something impossible."""
