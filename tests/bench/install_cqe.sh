#!/bin/sh
# Installs CQE 2.0.3 into an environment of its own, by default .venv/cqe.
#     sh tests/bench/install_cqe.sh [FOLDER]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
target=${1:-$root/.venv/cqe}
uv=$root/.venv/bin/uv
test -x "$uv" || { echo "run 'make check' first: it sets up .venv, whose uv is used" >&2; exit 1; }
"$uv" venv --quiet --allow-existing --python "$root/.venv/bin/python" "$target"
install="$uv pip install --quiet --python $target/bin/python"
$install --compile-bytecode --constraint "$root/requirements.lock" -r "$here/cqe_needs.txt"
$install --no-deps -r "$here/cqe.txt"
echo "CQE is installed: $target/bin/python"
