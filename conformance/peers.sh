#!/bin/sh
# The conformance suite against the accepting servers of benchmarks/peers: Cloudhopper 6 and 5, jSMPP, npm smpp. One line for each run.
# Reports go to conformance/target/peers. Needs what benchmarks/compare.sh needs: a JDK, Maven, and npm for the last.
set -eu
. "$(dirname "$0")/../benchmarks/prepare.sh"
build
reports=$root/conformance/target/peers
mkdir -p "$reports"
# What they do not pretend to have.
features=-receipts,-stored-receipts,-authentication,-session-init-timer,-outbind,-alert-notification
server=

stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    server=
}
trap stop EXIT INT TERM

# Name, version claimed, and the command of the server.
judge() {
    name=$1
    version=$2
    shift 2
    log=$reports/$name.log
    "$@" >"$log" 2>&1 &
    server=$!
    port=
    for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        port=$(sed -n 's/^listening on \([0-9]*\)$/\1/p' "$log")
        [ -z "$port" ] || break
        sleep 1
    done
    if [ -z "$port" ]; then
        echo "$name did not start; see $log" >&2
    else
        for mode in strict lenient; do
            report=$reports/$name-$mode
            "$root/bin/smsc" conformance 127.0.0.1 "$port" suite secret --$mode --version "$version" --answer-wait 1000 \
                --features="$features" --xml "$report.xml" >"$report.txt" 2>&1 || true
            echo "$name $mode: $(grep '^all ' "$report.txt" | tr -s ' ')"
        done
    fi
    stop
}

java_of() {
    judge "$1" 3.4 "$java_home/bin/java" -cp "$2/target/classes:$(cat "$2/target/classpath")" "$3" 0
}

java_of cloudhopper-6 "$root/benchmarks" io.needletail.benchmarks.peer.CloudhopperServer
java_of cloudhopper-5 "$root/benchmarks/peers/cloudhopper5" io.needletail.benchmarks.cloudhopper5.Cloudhopper5Server
java_of jsmpp "$root/benchmarks" io.needletail.benchmarks.peer.JsmppServer
if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
    node=$root/benchmarks/peers/node-smpp
    mkdir -p "$node/target"
    cp "$node/package.json" "$node/server.js" "$node/target/"
    [ -d "$node/target/node_modules/smpp" ] \
        || (cd "$node/target" && npm install --no-audit --no-fund --no-package-lock --loglevel=error >&2)
    judge node-smpp 3.4 node "$node/target/server.js" 0
fi
