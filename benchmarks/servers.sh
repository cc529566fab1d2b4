# Starts and stops the servers under test; sourced by anchors.sh.
#
# start_server KIND: sets SERVER_PID; plain on $PLAIN, TLS on $TLS, all on 127.0.0.1. Kinds:
#   icecast24, icecast25, icecastkh   the binaries named by ICECAST24 (default icecast2), ICECAST25, ICECASTKH
#   floe             ./floe run of this tree
#   cmd:COMMAND      anything else; it must listen on $PLAIN (and $TLS), is given both in its environment
PLAIN=${PLAIN:-8100} TLS=${TLS:-8143}
export PLAIN TLS
lab_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab_tmp=${LAB_TMP:-$lab_here/.work}
lab_bin=${LAB_BIN:-$lab_here/.work/bin}

icecast_config() { # KIND DIR
    local tls_listen cert sec=
    case $1 in
    icecast24) tls_listen='<ssl>1</ssl>' cert="<ssl-certificate>$lab_tmp/both.pem</ssl-certificate>" ;;
    icecast25) tls_listen='<tls>auto_no_plain</tls>' cert="<ssl-certificate>$lab_tmp/both.pem</ssl-certificate>" sec="<tls-context><tls-certificate>$lab_tmp/both.pem</tls-certificate></tls-context>" ;;
    floe) tls_listen='<ssl>1</ssl>' cert="<ssl-certificate>$lab_tmp/both.pem</ssl-certificate>" ;;
    icecastkh) tls_listen='<ssl>1</ssl>' cert="<ssl-certificate>$lab_tmp/both.pem</ssl-certificate>" ;;
    esac
    local base=$2/base
    mkdir -p "$base/web" "$base/admin"
    cat <<X
<icecast>
  <location>lab</location><admin>lab@localhost</admin>
  <limits>
    <clients>30000</clients><sources>2000</sources>${KH_WORKERS:+<workers>$KH_WORKERS</workers>}
    <queue-size>${QUEUE:-524288}</queue-size><client-timeout>30</client-timeout><header-timeout>15</header-timeout>
    <source-timeout>10</source-timeout><burst-size>65535</burst-size>
  </limits>
  <authentication><source-password>hackme</source-password><relay-password>hackme</relay-password>
    <admin-user>admin</admin-user><admin-password>hackme</admin-password></authentication>
  <hostname>localhost</hostname>
  <listen-socket><port>$PLAIN</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <listen-socket><port>$TLS</port><bind-address>127.0.0.1</bind-address>$tls_listen</listen-socket>
  <http-headers><header name="Access-Control-Allow-Origin" value="*"/></http-headers>
  <paths><basedir>$base</basedir><logdir>$2</logdir><webroot>$base/web</webroot><adminroot>$base/admin</adminroot>$cert</paths>

  <logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog><loglevel>2</loglevel></logging>
  <security><chroot>0</chroot>$sec</security>
</icecast>
X
}

start_server() {
    local kind=$1 dir=$lab_tmp/run.$PLAIN bin
    mkdir -p "$dir"
    case $kind in
    icecast*)
        case $kind in
        icecast24) bin=${ICECAST24:-icecast2} ;;
        icecast25) bin=$ICECAST25 ;;
        icecastkh) bin=$ICECASTKH ;;
        esac
        icecast_config "$kind" "$dir" > "$dir/icecast.xml"
        rm -f "$dir"/*.log
        if [ "$(id -u)" = 0 ]; then
            chown -R 65534:65534 "$dir"
            setpriv --reuid=65534 --regid=65534 --clear-groups "$bin" -c "$dir/icecast.xml" > "$dir/out" 2>&1 &
        else
            "$bin" -c "$dir/icecast.xml" > "$dir/out" 2>&1 &
        fi ;;
    floe)
        icecast_config floe "$dir" > "$dir/icecast.xml"
        FLOE_BUILD=never FLOE_MANAGEMENT_PORT=$((PLAIN + 46)) "$lab_here/../floe" run -c "$dir/icecast.xml" --state "$dir/state" > "$dir/out" 2>&1 & ;;
    cmd:*)
        bash -c "exec ${kind#cmd:}" > "$dir/out" 2>&1 & ;;
    esac
    SERVER_PID=$!
    for _ in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$PLAIN") 2>/dev/null && return 0
        kill -0 "$SERVER_PID" 2>/dev/null || { echo "$kind did not start:" >&2; tail -n 5 "$dir/out" >&2; return 1; }
        sleep 0.1
    done
    echo "$kind does not listen" >&2
    return 1
}

start_source() { # SECONDS (to $SOURCE_PORT if set) [source options]: sets SOURCE_PID
    local secs=$1
    shift
    "$lab_bin/source" -p "${SOURCE_PORT:-$PLAIN}" --stamp -t "$secs" "$@" "${MEDIA:-$lab_tmp/media/v128.ogg}" 2>>"$lab_tmp/run.$PLAIN/source.out" &
    SOURCE_PID=$!
}

stop_pid() { # ends one process that this shell started
    kill "$1" 2>/dev/null || return 0
    for _ in $(seq 50); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
