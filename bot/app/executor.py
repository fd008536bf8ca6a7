"""The executor: runs the configured model on a thread of this process, and reads and encodes pictures for it."""

from bot.config import Settings
from bot.engine.protocol import Checker, Engine, EngineOptions, Report
from bot.executors.codec import Codec
from bot.executors.thread import Load, ThreadExecutor
from bot.pictures.drawings.film import encode_study
from bot.pictures.files.encoding import encode_picture
from bot.pictures.files.pixels import encode_preview, read_pixels


def thread_executor(settings: Settings, load: Load | None = None) -> ThreadExecutor:
    """The default executor: the configured model, or the engine that `load` makes, on a thread of this process."""
    safety = settings.safety

    def load_model(report: Report) -> Engine:
        report("torch")
        from bot.engine.engine import DiffusionEngine  # torch is imported on the engine's own thread, after login

        return DiffusionEngine.load(engine_options(settings), report)

    def load_checker(report: Report) -> Checker:
        report("safety")
        from bot.engine.classifier import Classifier
        from bot.engine.models.loading import choose_device

        return Classifier.load(safety or "", choose_device(settings.device))

    codec = Codec(read_pixels, encode_picture, encode_preview, encode_study)
    return ThreadExecutor(load or load_model, codec, None if safety is None else load_checker)


def engine_options(settings: Settings) -> EngineOptions:
    """What the engine should load, from the settings."""
    return EngineOptions(
        settings.model,
        settings.device,
        settings.dtype,
        settings.reproducible,
        settings.taesd,
        settings.data / "cache",
    )
