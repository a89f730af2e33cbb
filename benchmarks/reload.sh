#!/bin/sh
# Submits at a steady rate while the routing rules are read again and again: 10,000 rules, a million prefixes and ten million ported
# numbers, of which something has changed each time. Prints the latency of submits before, and during the reloads.
# usage: reload.sh [RATE] [SECONDS] [NUMBERS]      submits a second (5000), seconds of each part (20), ported numbers (10000000)
# Options of the server's JVM come from SMSC_JAVA_OPTS. The files are kept in benchmarks/target/reload.
set -eu

rate=${1:-5000}
seconds=${2:-20}
numbers=${3:-10000000}
shift $#
. "$(dirname "$0")/prepare.sh"
build

work=$root/benchmarks/target/reload
smsc=$root/bin/smsc
export SMSC_JAVA_HOME="$java_home"
mkdir -p "$work"

# The same numbers for every run; what the load submits to (44...) is among the prefixes, one number in a thousand is ported.
if [ ! -f "$work/ported-$numbers.csv" ]; then
    awk -v n="$numbers" 'BEGIN { srand(1); for (i = 0; i < n; i++) printf "44%05d%05d,handsets\n", rand() * 100000, rand() * 100000 }' \
        >"$work/ported-$numbers.csv"
    awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "44%06d,handsets\n", i }' >"$work/plan.csv"
    {
        echo "lists.ported { file = ported.csv, kind = ported }"
        echo "lists.plan { file = prefixes.csv, kind = prefix-table }"
        echo "rules = ["
        awk 'BEGIN { srand(2); for (i = 0; i < 9998; i++) printf "{ name = r%d, when { to.prefix = \"49%08d\" }, then { reject = ESME_RINVDSTADR } }\n", i, rand() * 100000000 }'
        echo "{ name = ported, then { forward-by { list = ported } } }"
        echo "{ name = plan, then { forward-by { list = plan } } }"
        echo "]"
    } >"$work/routes.conf"
fi
cp "$work/ported-$numbers.csv" "$work/ported.csv"
cp "$work/plan.csv" "$work/prefixes.csv"
: >"$work/reload.log"

rm -rf "$work/data"
"$smsc" start --profile loadtest --set data.dir="$work/data" --set routing.file="$work/routes.conf" --set smpp.port=12775 --set http.port=18080 \
    >"$work/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
waited=0
until grep -q "^  Try " "$work/server.log"; do
    kill -0 "$server" || { cat "$work/server.log"; exit 1; }
    waited=$((waited + 1))
    [ "$waited" -lt 600 ] || { cat "$work/server.log"; exit 1; }
    sleep 0.2
done

submit() {
    "$smsc" load --port 12775 --sessions 10 --window 500 --rate "$rate" --warmup 2s --duration "${seconds}s" --to '44##########' \
        --report "$work/$1.json" >"$work/$1.log" 2>&1
}
cpu() {
    awk '{ print ($14 + $15) / '"$(getconf CLK_TCK)"' }' "/proc/$server/stat"
}

submit warm-up
cpu_before=$(cpu)
submit before
cpu_between=$(cpu)
submit during &
load=$!
sleep 2
reloads=0
while kill -0 "$load" 2>/dev/null; do
    echo "4499$(printf %08d "$reloads"),handsets # changed" >>"$work/ported.csv"
    echo "4400$(printf %08d "$reloads"),handsets" >>"$work/prefixes.csv"
    "$smsc" route reload --http-port 18080 >>"$work/reload.log"
    reloads=$((reloads + 1))
done
wait "$load"
cpu_after=$(cpu)
for part in before during; do
    echo "$part:"
    grep -e '^Accepted a second' -e '^Refused' -e '^Latency' -e '^submit ' "$work/$part.log" || cat "$work/$part.log"
done
echo "server CPU: before $(echo "$cpu_before $cpu_between" | awk '{ print $2 - $1 }') s, during $(echo "$cpu_between $cpu_after" | awk '{ print $2 - $1 }') s, $reloads reloads"
sed -n 's/.* routes version \([0-9]*\) .*; \([0-9]* ms\)$/version \1 in force after \2/p' "$work/server.log"
