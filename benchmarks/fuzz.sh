#!/bin/bash
# fuzz.sh TARGET [RUNS]: feeds a parser nonsense, guided by coverage (Jazzer), 10 million times unless told. What it
# learns stays in target/fuzz/TARGET/corpus, what breaks the parser in target/fuzz/TARGET/crash-*.
set -euo pipefail
cd "$(dirname "$0")/.."
declare -A targets=([ogg]=floe.ogg.OggFuzz [comments]=floe.ogg.CommentsFuzz [head]=floe.http.RequestHeadFuzz)
target=${1:?one of: ${!targets[*]}}
class=${targets[$target]:?one of: ${!targets[*]}}
runs=${2:-10000000}
jazzer=0.30.0
lib=$PWD/target/fuzz/lib

mvn -q -B -pl stream-core test-compile
for artifact in jazzer jazzer-api; do
    [ -f "$lib/$artifact-$jazzer.jar" ] || mvn -q -B -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
        -Dartifact=com.code-intelligence:$artifact:$jazzer -DoutputDirectory="$lib"
done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path=$PWD/stream-core/target/classes:$PWD/stream-core/target/test-classes:$lib/jazzer-$jazzer.jar:$lib/jazzer-api-$jazzer.jar
mkdir -p "target/fuzz/$target/corpus"
cd "target/fuzz/$target"
"$java" -cp "$path" floe.FuzzSeeds "$target" seeds
exec nice -n 19 "$java" -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:+EnableDynamicAgentLoading -cp "$path" com.code_intelligence.jazzer.Jazzer \
    --target_class="$class" --instrumentation_includes='floe.**' --custom_hook_includes='floe.**' --disabled_hooks='*' \
    -runs="$runs" -max_len=4096 -print_final_stats=1 corpus seeds
