#!/usr/bin/env bash
# Leaves .venv/bin/gardreader with all that it needs: `setup.sh run`, or `setup.sh dev` with the tools of tests.
# System libraries come through apt where that is allowed, else they are named. Does nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:-run}

say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Each library by the name under which Qt loads it, with the package of Debian and Ubuntu that has it.
libraries="
libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libfontconfig.so.1:libfontconfig1
libdbus-1.so.3:libdbus-1-3 libglib-2.0.so.0:libglib2.0-0 libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0 libxcb-xkb.so.1:libxcb-xkb1
libcups.so.2:libcups2"
programs=""
# With no screen the reader opens on a virtual one.
if [ "$kind" = dev ] || { [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; }; then programs="Xvfb:xvfb"; fi
# xvfb-run needs xauth, and PyInstaller objdump (make bundle); neither comes with them.
if [ "$kind" = dev ]; then programs="$programs xdotool:xdotool openbox:openbox pdftotext:poppler-utils xvfb-run:xvfb xauth:xauth strace:strace objdump:binutils git:git"; fi

missing_packages() {
  local known pair
  known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
  for pair in $libraries; do
    case "$known" in *"${pair%%:*} "*) ;; *) printf '%s ' "${pair##*:}" ;; esac
  done
  for pair in $programs; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || printf '%s ' "${pair##*:}"
  done
}

as_root=""
may_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null && as_root="sudo -n"
}

updated=""
install() {
  [ -n "$updated" ] || { $as_root apt-get -qq update >&2 || true; updated=yes; }
  # shellcheck disable=SC2048,SC2086 # the words of $* are packages
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $* >&2
}

missing=$(missing_packages)
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086
  if ! may_install || ! { say "installing system packages: $missing"; install $missing; }; then
    die "these system packages are missing and could not be installed; run: sudo apt-get install $missing"
  fi
fi

find_python() {
  local name
  for name in python3 python3.11 python3.12 python3.13 python3.14; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then command -v "$name"; return; fi
  done
  return 1
}

stamp=.venv/.ready-$kind
if [ "$kind" = run ] && [ -f .venv/.ready-dev ]; then stamp=.venv/.ready-dev; fi
wanted=$(cat pyproject.toml packaging/*.lock packaging/setup.sh | cksum)
if [ -x .venv/bin/gardreader ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted $PWD" ]; then exit 0; fi

python=$(find_python) || die "Python 3.11 or newer is needed; run: sudo apt-get install python3"
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null || ! [ -x .venv/bin/pip ]; then
  say "making .venv with $($python --version)"
  rm -rf .venv
  if ! "$python" -m venv .venv 2>/dev/null; then
    rm -rf .venv
    version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    say "installing system packages: python3-venv"
    may_install && { install "$version" || install python3-venv; } ||
      die "Python lacks its module venv; run: sudo apt-get install python3-venv"
    "$python" -m venv .venv || die "$python could not make the environment .venv"
  fi
fi
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  die ".venv was made with a Python older than 3.11; remove it and run again"
fi

lock=packaging/requirements.lock
[ "$kind" = dev ] && lock=packaging/requirements-dev.lock
say "installing the locked dependencies of $lock"
.venv/bin/python -m pip install -q --require-hashes -r "$lock"
[ "$kind" = dev ] || .venv/bin/python -m pip install -q --require-hashes -r packaging/requirements-build.lock
.venv/bin/python -m pip install -q --no-deps --no-build-isolation --editable .
rm -f .venv/.ready-*
printf '%s %s\n' "$wanted" "$PWD" > "$stamp"
say "ready: .venv/bin/gardreader"
