#!/bin/bash
# ingest.sh [-n sources] [-t seconds] COMMAND...: what it costs an ingest to take N sources of 128 kbit/s, by the
# processor time (user and system) of COMMAND, which must take sources at 127.0.0.1:$PLAIN (8100) with hackme.
# Without COMMAND: this tree's ./floe, with nobody listening.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
n=200 t=30 w=10
while getopts n:t:w: option; do
    case $option in
    n) n=$OPTARG ;;
    t) t=$OPTARG ;;
    w) w=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
. "$here/servers.sh"
"$here/media.sh"
make -s -C "$here" BIN="$lab_bin"
SOURCES='' SERVER_PID=''
trap 'for pid in $SOURCES $SERVER_PID; do stop_pid "$pid"; done' EXIT
if [ $# -gt 0 ]; then kind="cmd:$*"; else kind=floe; fi
start_server "$kind"
# A client opens its connections one after the other, and the first ones must not be silent for long meanwhile.
for ((i = 0; i < n; i += 20)); do
    "$lab_bin/source" -p "$PLAIN" -n $((n - i < 20 ? n - i : 20)) -m "/live$i-" -t $((t + w + 5)) \
        "$lab_tmp/media/v128.ogg" >/dev/null 2>&1 &
    SOURCES+=" $!"
done
sleep "$w"
cpu() { awk '{print $14 + $15}' "/proc/$SERVER_PID/stat"; }
from=$(cpu)
sleep "$t"
to=$(cpu)
awk -v ticks=$((to - from)) -v hz="$(getconf CLK_TCK)" -v t="$t" -v n="$n" 'BEGIN {
    share = ticks / hz / t
    printf "%d sources: %.1f %% of a core, %.3f %% a source\n", n, 100 * share, 100 * share / n }'
