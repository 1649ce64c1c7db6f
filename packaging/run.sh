#!/usr/bin/env bash
# Opens the reader; with no screen, on a virtual one, and leaves a picture of it.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
  exec .venv/bin/gardreader "$@"
fi
picture=screenshots/gardreader.png
mkdir -p "${picture%/*}"
display=$(mktemp)
trap 'kill "$server" 2>/dev/null || true; rm -f "$display"' EXIT
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$display" ] && break; sleep 0.1; done
[ -s "$display" ] || { echo "run: there is no screen here, and the virtual one (Xvfb) did not start" >&2; exit 1; }
echo "run: there is no screen here, so the reader opens on a virtual one (Xvfb)." >&2
DISPLAY=":$(cat "$display")" QT_QPA_PLATFORM=xcb .venv/bin/gardreader --screenshot "$picture" "$@"
echo "run: this is what it showed: $PWD/$picture" >&2
