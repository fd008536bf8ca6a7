"""Starting: how a job's pictures and forward studies begin."""

from bot.core.request import REVERSE
from bot.engine.decoding import Undecoded
from bot.engine.engine_job import EngineJob
from bot.engine.failures import retry_on_out_of_memory
from bot.engine.models.model import Model
from bot.engine.painting import Painting
from bot.engine.study import ReverseFilm, begin_forward
from bot.prompts.edits import MOST_TEXTS
from bot.prompts.schedule import schedule


def start_forward_study(job: EngineJob, model: Model) -> list[Undecoded]:
    """Begin a job's forward study; returns the latents to decode for it."""
    job.waiting.clear()
    job.film, undecoded = retry_on_out_of_memory(
        model.device, lambda: begin_forward(job.task, model.autoencoder, model.scheduler_config)
    )
    job.steps = len(undecoded)
    return undecoded


def start_picture(job: EngineJob, model: Model, *, exact: bool) -> None:
    """Begin a job's next picture. `exact` lays its latents out in memory the same way for every picture."""
    number, request = job.waiting.popleft(), job.task.request
    painting = retry_on_out_of_memory(model.device, lambda: _painting(job, number, model, exact=exact))
    if not job.steps:
        job.steps = model.calls(request) if request.variants else len(painting.timesteps) * request.images
    if request.study == REVERSE:
        job.film = ReverseFilm(painting, request, model.scheduler_config)
        job.steps += job.film.undecoded
    job.active.append(painting)


def _painting(job: EngineJob, number: int, model: Model, *, exact: bool) -> Painting:
    picture = job.task.request.picture(number)
    read = schedule(picture)
    if len(job.conditioning) > MOST_TEXTS:  # pictures in progress keep their own, so this bounds what a job keeps
        job.conditioning.clear()
    for texts in dict.fromkeys(read):
        if texts not in job.conditioning:
            job.conditioning[texts] = model.condition(picture, texts)
    painting = model.begin(job.task, number, [job.conditioning[texts] for texts in read])
    if exact:
        painting.lay_out()
    return painting
