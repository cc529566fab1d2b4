#!/bin/bash
# Floe beside Debian's icecast2, in one run: CPU a listener, page latency, first audio.
#
#   against-icecast.sh [-n listeners] [-r repeats] [-t window]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
n=2000 reps=3 t=20
while getopts n:r:t: o; do
    case $o in
    n) n=$OPTARG ;;
    r) reps=$OPTARG ;;
    t) t=$OPTARG ;;
    *) exit 2 ;;
    esac
done
export LAB_TMP=${LAB_TMP:-$here/.work} LAB_BIN=${LAB_BIN:-$here/.work/bin}
mkdir -p "$LAB_TMP"
rows=$(mktemp "$LAB_TMP/rows.XXXXXX")
"$here/../floe" --version > /dev/null # builds when needed, before anything is timed
"$here/anchors.sh" -r "$reps" -n "$n" -t "$t" -w 20 -R 1000 -o "$rows" icecast24 floe
"$here/summary.py" "$rows"
