#!/bin/sh
# What TLS costs: submit_sm in plain text and over TLS, to one server, by `smsc load`. Rounds take turns, in an order that turns too;
# prints medians of the rate and of CPU a message, server and generator, and the ratios. TLS is 1.3 by the JDK, unless that changes.
# usage: tls.sh [ROUNDS] [SECONDS] [SESSIONS] [WINDOW]      rounds (5), seconds of each after 3 that do not count (8), 10, 50
# Server and generator share the machine, so over TLS both sides' work is in the rate; the server's own share is its CPU a message.
# What it prints goes to benchmarks/results/tls-DATE.txt as well. The JDK is chosen by SMSC_JAVA_HOME.
set -eu

rounds=${1:-5}
seconds=${2:-8}
sessions=${3:-10}
window=${4:-50}
shift $#
. "$(dirname "$0")/prepare.sh"
build

work=$root/benchmarks/target/tls
smsc=$root/bin/smsc
export SMSC_JAVA_HOME="$java_home"
rm -rf "$work"
mkdir -p "$work" "$root/benchmarks/results"
: >"$work/server.log"
"$smsc" tls selfsigned --dir "$work/certificate" --host 127.0.0.1 >/dev/null

"$smsc" start --profile loadtest --set data.dir="$work/data" --set smpp.port=0 --set http.port=0 --set smpp.tls.enabled=true \
    --set smpp.tls.port=0 --set smpp.tls.certificate="$work/certificate/certificate.pem" \
    --set smpp.tls.key="$work/certificate/key.pem" >"$work/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
waited=0
until grep -q "^  Try " "$work/server.log"; do
    kill -0 "$server" 2>/dev/null && [ "$waited" -lt 600 ] || { cat "$work/server.log"; exit 1; }
    waited=$((waited + 1))
    sleep 0.2
done
plain_port=$(sed -n 's/^ *SMPP  .*:\([0-9]*\)$/\1/p' "$work/server.log" | head -n 1)
tls_port=$(sed -n 's/^ *SMPP, TLS .*:\([0-9]*\)$/\1/p' "$work/server.log" | head -n 1)

# One run; a line of way, accepted a second, server and generator CPU in microseconds a message.
measure() {
    way=$1
    round=$2
    set -- --port "$plain_port"
    [ "$way" = plain ] || set -- --port "$tls_port" --tls --tls-trust "$work/certificate/certificate.pem"
    "$smsc" load "$@" --sessions "$sessions" --window "$window" --warmup 3s --duration "${seconds}s" --server-pid "$server" \
        --progress none --report "$work/$way-$round.json" >"$work/$way-$round.log" 2>&1 || { cat "$work/$way-$round.log"; exit 1; }
    figure() {
        sed -n 's/.*"'"$1"'" *: *\([0-9.]*\).*/\1/p' "$work/$way-$round.json" | head -n 1
    }
    echo "$way $(figure acceptedPerSecond) $(figure accepted) $(figure serverCpuSeconds) $(figure ownCpuSeconds)" \
        | awk '{ print $1, $2, $4 * 1e6 / $3, $5 * 1e6 / $3 }' >>"$work/runs"
    tail -n 1 "$work/runs"
}

# The JIT compiler has much to do for TLS: a first run of each way does not count.
measure plain 0
measure tls 0
rm "$work/runs"
round=1
while [ "$round" -le "$rounds" ]; do
    if [ $((round % 2)) -eq 1 ]; then
        measure plain "$round"
        measure tls "$round"
    else
        measure tls "$round"
        measure plain "$round"
    fi
    round=$((round + 1))
done

# Median of a column of one way.
median() {
    awk -v way="$1" -v column="$2" '$1 == way { print $column }' "$work/runs" | sort -n \
        | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
{
    echo "$(date -u +%Y-%m-%d), $rounds rounds of $seconds s, $sessions sessions, window $window, $("$java_home/bin/java" -version 2>&1 | head -n 1)"
    echo "medians     submit_sm/s  server CPU us  generator CPU us"
    for way in plain tls; do
        printf '%-10s %12.0f %14.2f %17.2f\n' "$way" "$(median "$way" 2)" "$(median "$way" 3)" "$(median "$way" 4)"
    done
    awk -v a="$(median plain 2)" -v b="$(median tls 2)" -v c="$(median plain 3)" -v d="$(median tls 3)" -v e="$(median plain 4)" \
        -v f="$(median tls 4)" 'BEGIN { printf "%-10s %12.2f %14.2f %17.2f\n", "tls/plain", b / a, d / c, f / e }'
} | tee "$root/benchmarks/results/tls-$(date -u +%Y-%m-%d).txt"
