#!/usr/bin/env bash
# The chain test for as long as you like: clients, bin/smsc as the router, and two carriers (bin/smsc sink and another bin/smsc)
# that are killed, frozen, slow, throttling and refusing at random, while the router is killed with SIGKILL a few times.
# usage: chain.sh [SECONDS [KILLS [SEED]]], 600 seconds, 5 kills and a seed at random unless given. Needs a JDK and Maven.
# Prints each step and a summary; exit status 0 when nothing was lost, nothing acknowledged came again and messages went where they
# should. Further -Dchain.NAME=VALUE as in io.needletail.testkit.chain.ChainPlan go into MAVEN_ARGS.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
cd "$root"
exec mvn -B -ntp -q -Dquick verify -pl testkit -am -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=ChainIT -Dfailsafe.failIfNoSpecifiedTests=false -Dchain.launcher="$root/bin/smsc" \
    -Dchain.seconds="${1:-600}" -Dchain.routerKills="${2:-5}" -Dchain.seed="${3:-$RANDOM}"
