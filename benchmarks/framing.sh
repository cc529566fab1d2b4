#!/bin/bash
# framing.sh [JMH options]: what framing an Ogg source costs, in time and, with -prof gc, in memory. An operation is a
# mebibyte: 1000 a second are about 1 GB/s.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -pl benchmarks/jmh -am -DskipTests compile
mvn -q -B -pl benchmarks/jmh -am dependency:build-classpath -Dmdep.outputFile="$PWD/target/framing.path" -DincludeScope=runtime
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -cp "benchmarks/jmh/target/classes:stream-core/target/classes:$(cat target/framing.path)" org.openjdk.jmh.Main "$@"
