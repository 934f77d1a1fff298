# syntax=docker/dockerfile:1
# Rasa with its model. Rasa 3.6 needs Python 3.10 and its own, older libraries, hence its own image.
FROM python:3.10-slim-bookworm AS libraries
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/uv
# A few libraries come as source only.
RUN apt-get update \
    && apt-get install -y --no-install-recommends build-essential \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
COPY bot/requirements.lock ./bot/requirements.lock
RUN uv venv /app/.venv-rasa \
    && uv pip sync --require-hashes --python /app/.venv-rasa/bin/python bot/requirements.lock

FROM python:3.10-slim-bookworm
# OpenMP, for the sentence embeddings.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home parley
WORKDIR /app
COPY --from=libraries /app/.venv-rasa /app/.venv-rasa
ENV PATH=/app/.venv-rasa/bin:$PATH PYTHONUNBUFFERED=1 PYTHONUTF8=1 RASA_TELEMETRY_ENABLED=false \
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 TOKENIZERS_PARALLELISM=false MALLOC_ARENA_MAX=2
COPY bot ./bot
COPY data ./data
COPY evaluation ./evaluation
COPY config.yml domain.yml ./
RUN python -m bot.train --models /app/models && chown -R parley /app/models
USER parley
EXPOSE 5005
CMD ["python", "-m", "bot", "run", "--model", "/app/models", "--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml", "--port", "5005", "-i", "0.0.0.0"]
