#!/bin/bash
# Floe beside Debian's icecast2, every measure of the goals in one interleaved run, as one table.
#
#   table.sh [-n listeners] [-s few] [-m many] [-r repeats] [-t window] [-o rows.jsonl]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
n=5000 few=1000 many=19500 reps=3 t=15 rows=
while getopts n:s:m:r:t:o: o; do
    case $o in
    n) n=$OPTARG ;;
    s) few=$OPTARG ;;
    m) many=$OPTARG ;;
    r) reps=$OPTARG ;;
    t) t=$OPTARG ;;
    o) rows=$OPTARG ;;
    *) exit 2 ;;
    esac
done
LAB_TMP=${LAB_TMP:-$here/.work} LAB_BIN=${LAB_BIN:-$here/.work/bin}
export LAB_TMP LAB_BIN
mkdir -p "$LAB_TMP"
rows=${rows:-$(mktemp "$LAB_TMP/rows.XXXXXX")}
ulimit -n "$(ulimit -Hn)"
[ "$(ulimit -n)" -ge $((many + 200)) ] || echo "table.sh: only $(ulimit -n) descriptors, too few for $many listeners" >&2

# Named as in the rows: a server, its process, its source's, its plain port.
declare -A pid source port

serve() { # NAME KIND PORT: starts a server, without a source
    PLAIN=$3 TLS=$(($3 + 43))
    export PLAIN TLS
    # shellcheck source-path=SCRIPTDIR source=servers.sh
    . "$here/servers.sh"
    start_server "$2"
    pid[$1]=$SERVER_PID port[$1]=$3
}

play() { # NAME: a source for it, until it is stopped
    PLAIN=${port[$1]}
    start_source 7200
    source[$1]=$SOURCE_PID
}

stop_all() {
    for name in "${!pid[@]}"; do
        [ -z "${source[$name]:-}" ] || stop_pid "${source[$name]}"
        stop_pid "${pid[$name]}"
    done
    pid=() source=()
}
trap stop_all EXIT

rss_of() { # NAME: in KB
    awk '/^VmRSS/ { print $2 }' "/proc/${pid[$1]}/status"
}

note() { # LABEL FIELD VALUE: a row of one figure
    echo "{\"label\":\"$1\",\"n\":0,\"$2\":$3}" >> "$rows"
}

measure() { # LABEL NAME MODE N [listeners' options]: one row
    local label=$1 name=$2 mode=$3 count=$4
    shift 4
    local way=(-p "${port[$name]}")
    [ "$mode" = plain ] || way=(-p $((port[$name] + 43)) --tls)
    echo "$(date +%T) $label: $count" >&2
    "$LAB_BIN/listeners" -l "$label" "${way[@]}" -n "$count" -P "${pid[$name]}" "$@" >> "$rows" || true
}

"$here/../floe" --version > /dev/null # builds when needed, before anything is timed
make -s -C "$here" BIN="$LAB_BIN"
"$here/media.sh"

for mode in plain tls; do
    serve icecast icecast24 8100
    serve floe floe 8300
    # shellcheck disable=SC2030,SC2031 # for this server only
    export FLOE_FLUSH_INTERVAL=0
    serve once floe 8500
    unset FLOE_FLUSH_INTERVAL
    sleep 30 # nothing to do: what memory is left
    note "idle/$mode" rss_kb "$(rss_of floe)"
    for name in icecast floe once; do
        play "$name"
    done
    sleep 6 # headers and a full burst are there
    measure "few/$mode" floe "$mode" "$few" -r 1000 -w 8 -t "$t"
    for name in floe once; do # what runs often is compiled before anything is compared
        measure "warming/$mode" "$name" "$mode" "$n" -r 1000 -w 10 -t 1
    done
    for ((i = 0; i < reps; i++)); do
        measure "icecast/$mode" icecast "$mode" "$n" -r 400 -w 7 -t "$t" -W 30
        measure "floe/$mode" floe "$mode" "$n" -r 1000 -w 7 -t "$t"
        measure "once/$mode" once "$mode" "$n" -r 1000 -w 7 -t "$t"
    done
    measure "few-warm/$mode" floe "$mode" "$few" -r 1000 -w 7 -t "$t"
    measure "hundred/$mode" floe "$mode" 100 -r 100 -w 7 -t "$t"
    measure "storm/$mode" floe "$mode" "$n" -r 0 -s 0 -w 1 -t 1
    measure "storm-icecast/$mode" icecast "$mode" "$n" -r 0 -s 0 -w 1 -t 1 -W 20
    measure "many/$mode" floe "$mode" "$many" -r 1000 -w 7 -t "$t"
    measure "many-once/$mode" once "$mode" "$many" -r 1000 -w 7 -t "$t"
    stop_all
done
"$here/goals.py" "$rows"
echo "rows: $rows"
