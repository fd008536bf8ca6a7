#!/usr/bin/env bash
# Measure on a GPU machine without network: benchmarks/gpu.sh [FOLDER] [arguments of python -m benchmarks.gpu].
#
# FOLDER has the wheels that benchmarks/carry.sh downloaded. They are installed into a temporary virtual environment on
# top of the machine's Python packages. Nothing else on the machine changes, and Easel itself isn't installed. Folders
# are relative to the root of the checkout.
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
# Without pip, since the machine's Python may lack ensurepip; the machine's own pip installs into the folder.
"$PYTHON" -m venv --without-pip --system-site-packages "$ENVIRONMENT"
SITE=$("$ENVIRONMENT/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
"$PYTHON" -m pip --disable-pip-version-check install --quiet --no-index --no-deps --no-compile --target "$SITE" \
    "$FOLDER"/*.whl
# If the machine's Python is itself a virtual environment, --system-site-packages misses its packages, such as torch.
"$PYTHON" -c '
import sys, sysconfig
if sys.prefix != sys.base_prefix:
    for path in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        print(f"import site; site.addsitedir({path!r})")
' >"$SITE/machine.pth"

"$ENVIRONMENT/bin/python" -m benchmarks.gpu "$@"
