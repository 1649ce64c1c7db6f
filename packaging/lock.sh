#!/usr/bin/env bash
# Resolves the dependencies for every Python and system at once; the files name no registry.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install -q uv
compile() {
  .venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-header --no-annotate pyproject.toml "$@"
}
compile -o packaging/requirements.lock
compile --group dev -o packaging/requirements-dev.lock
.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-header --no-annotate --group build -o packaging/requirements-build.lock
