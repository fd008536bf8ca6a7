#!/usr/bin/env bash
# Measure on a GPU machine without network: benchmarks/gpu.sh [FOLDER] [arguments of python -m benchmarks.gpu].
#
# FOLDER holds the wheels that benchmarks/carry.sh downloaded. They go into a virtual environment of this run, on top of
# what the machine's Python has; nothing else of the machine changes, and Easel itself is not installed. Folders are taken
# from the checkout's root.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
FOLDER=build/wheels
if [[ $# -gt 0 && $1 != -* ]]; then
    FOLDER=$1
    shift
fi
if ! compgen -G "$FOLDER/*.whl" >/dev/null; then
    echo "There are no wheels in $FOLDER. Download them with: benchmarks/carry.sh $FOLDER" >&2
    exit 2
fi

ENVIRONMENT=$(mktemp -d)
trap 'rm -rf "$ENVIRONMENT"' EXIT
# Without pip, since the machine's Python may have no ensurepip; its own pip installs into the folder instead.
"$PYTHON" -m venv --without-pip --system-site-packages "$ENVIRONMENT"
SITE=$("$ENVIRONMENT/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
"$PYTHON" -m pip --disable-pip-version-check install --quiet --no-index --no-deps --no-compile --target "$SITE" \
    "$FOLDER"/*.whl
# Where the machine's Python is a virtual environment itself, the system's packages are not those beside torch.
"$PYTHON" -c '
import sys, sysconfig
if sys.prefix != sys.base_prefix:
    for path in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        print(f"import site; site.addsitedir({path!r})")
' >"$SITE/machine.pth"

"$ENVIRONMENT/bin/python" -m benchmarks.gpu "$@"
