# Easel in a container: slim, not root, with a health check that reads the heartbeat file.
# This is for the CPU; for CUDA, build with --build-arg TORCH_INDEX=https://download.pytorch.org/whl/cu130
FROM python:3.11-slim

ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu

RUN useradd --create-home --uid 1000 easel \
    && mkdir /data /models \
    && chown easel:easel /data /models
WORKDIR /app

# torch first, in its own layer: it is the largest and changes least
COPY constraints.txt ./
RUN pip install --no-cache-dir --constraint constraints.txt --extra-index-url "$TORCH_INDEX" torch==2.13.0

COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY cogs ./cogs
COPY playground ./playground
COPY demo_model ./demo_model
RUN pip install --no-cache-dir --constraint constraints.txt .

USER easel
ENV EASEL_DATA=/data HF_HOME=/models PYTHONUNBUFFERED=1
VOLUME ["/data", "/models"]

# The bot touches this file every ten seconds while it is connected.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD test "$(( $(date +%s) - $(stat -c %Y /data/heartbeat) ))" -lt 60

ENTRYPOINT ["easel"]
CMD ["run"]
