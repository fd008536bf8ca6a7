#!/usr/bin/env bash
# Download what a GPU machine without network lacks, as wheels to carry there: benchmarks/carry.sh [FOLDER].
#
# Meant for Python 3.12 on x86-64 Linux, with torch, transformers, accelerate, safetensors, typer, rich, psutil and
# pytest there already. benchmarks/gpu.sh installs what this downloads. The versions are those of constraints.txt.
# FOLDER is taken from the checkout's root.
set -euo pipefail
cd "$(dirname "$0")/.."

FOLDER=${1:-build/wheels}
MOST_MIB=40
NAMES=(
    diffusers importlib_metadata lazy-importer # lazy-importer is a need of importlib_metadata, and that of diffusers
    compel
    structlog
    fluent.runtime fluent.syntax babel pytz # babel and pytz are needs of fluent.runtime
    pytest-asyncio                          # the CUDA tests do without; other tests don't
)

mkdir -p "$FOLDER"
rm -f "$FOLDER"/*.whl # two versions of one package could not be installed
"${PYTHON:-python3}" -m pip --disable-pip-version-check download --quiet --no-deps --only-binary=:all: \
    --python-version 3.12 --implementation cp \
    --platform manylinux_2_28_x86_64 --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 \
    --constraint constraints.txt --dest "$FOLDER" "${NAMES[@]}"

mib=$(($(cat "$FOLDER"/*.whl | wc -c) / 1048576 + 1))
echo "$FOLDER: ${#NAMES[@]} wheels, $mib MiB"
if ((mib > MOST_MIB)); then
    echo "That is more than $MOST_MIB MiB." >&2
    exit 1
fi
