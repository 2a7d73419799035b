#!/bin/sh
# Builds the wheel, installs it into an environment that has nothing else, and plays an order there.
# Usage: sh tests/wheel.sh PYTHON   (PYTHON has the build package)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$python" -m build --wheel --outdir dist "$root" >build.log 2>&1 || { cat build.log; exit 1; }
"$python" -m venv clean
clean/bin/pip install -q -c "$root/constraints.txt" dist/*.whl
cp "$root/assets/menus/menu.toml" .
clean/bin/kiosk menu check menu.toml
env -u DISPLAY -u WAYLAND_DISPLAY clean/bin/kiosk demo --play order --out played >played.log
for file in screens/wall.png paper/bar.png paper/bar.bin paper/receipt.png paper/pager.txt orders.json jobs.json; do
  [ -s "played/$file" ] || { echo "the installed wheel left no $file"; exit 1; }
done
grep -q '"state": "collected"' played/orders.json
echo "1 passed, 0 failed"
