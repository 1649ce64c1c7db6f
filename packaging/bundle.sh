#!/usr/bin/env bash
# Makes dist/gardreader and tries what a person does with it: ask, read, print, open the window.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf dist/gardreader build/gardreader
.venv/bin/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build packaging/gardreader.spec
install -Dm644 packaging/gardreader.desktop dist/gardreader/share/applications/gardreader.desktop
install -Dm644 resources/icons/gardreader.svg dist/gardreader/share/icons/hicolor/scalable/apps/gardreader.svg

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
# An empty environment: nothing of this checkout or its Python may be what makes it run.
try() { env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 GARDREADER_HOME="$home/library" "$@"; }
program=$PWD/dist/gardreader/gardreader
try "$program" --version
try "$program" search "bone marrow necrosis" --limit 1
try "$program" show bone-marrow-necrosis | head -n 3
try "$program" print bone-marrow-necrosis -o "$home/page.pdf"
# Not through a pipe: grep is satisfied early, and pdftotext would fail for want of a reader.
pdftotext "$home/page.pdf" "$home/page.txt"
grep -q "Bone marrow necrosis" "$home/page.txt"
picture=$PWD/dist/gardreader.png
xvfb-run -a -s "-screen 0 1280x800x24" env -u PYTHONPATH HOME="$home" GARDREADER_HOME="$home/library" \
  QT_QPA_PLATFORM=xcb "$program" bone-marrow-necrosis --screenshot "$picture"
test -s "$picture"
echo "bundle: dist/gardreader starts, searches, reads and prints ($(du -sh dist/gardreader | cut -f1)); see $picture" >&2
