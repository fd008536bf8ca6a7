#!/usr/bin/env bash
# Download wheels to carry to a GPU machine without network: benchmarks/carry.sh [FOLDER].
#
# The machine needs Python 3.12 on x86-64 Linux, with torch, transformers, accelerate, safetensors, typer, rich, psutil
# and pytest. benchmarks/gpu.sh installs the wheels there. Versions come from constraints.txt. FOLDER is relative to the
# root of the checkout.
set -euo pipefail
cd "$(dirname "$0")/.."

FOLDER=${1:-build/wheels}
MOST_MIB=40
NAMES=(
    diffusers importlib_metadata lazy-importer # diffusers needs importlib_metadata, which needs lazy-importer
    compel
    structlog
    fluent.runtime fluent.syntax babel pytz # fluent.runtime needs babel and pytz
    pytest-asyncio                          # for tests other than the CUDA tests
)

mkdir -p "$FOLDER"
rm -f "$FOLDER"/*.whl # two versions of a package can't both be installed
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
