#!/bin/bash
# fuzz.sh TARGET [RUNS]: feeds a parser nonsense, guided by coverage (Jazzer), 10 million times unless told. What it
# learns stays in target/fuzz/TARGET/corpus, what breaks the parser in target/fuzz/TARGET/crash-*. The short run of the
# same targets is FuzzTest.
set -euo pipefail
cd "$(dirname "$0")/.."
declare -A targets=(
    [head]=floe.http.RequestHeadFuzz
    [proxy]=floe.peer.ProxyHeaderFuzz
    [ogg]=floe.ogg.OggFuzz
    [comments]=floe.ogg.CommentsFuzz
    [mpeg]=floe.mpeg.MpegFuzz
    [ebml]=floe.webm.EbmlFuzz
    [icy]=floe.icy.IcyFuzz
    [format]=floe.format.FormatFuzz
)
# The longest input, in bytes: no longer than it takes to say everything, for the length is what a run costs.
declare -A lengths=([head]=512 [proxy]=256 [ogg]=512 [comments]=4096 [mpeg]=512 [ebml]=384 [icy]=256 [format]=256)
target=${1:?one of: ${!targets[*]}}
class=${targets[$target]:?one of: ${!targets[*]}}
runs=${2:-10000000}
jazzer=0.30.0
# What has no branches worth finding would only be slow: sums, bytes, and the targets themselves.
plain=floe.FuzzSeeds:floe.bytes.**:floe.stream.**:floe.ogg.OggCrc:floe.ogg.PageScript
for each in "${targets[@]}"; do plain+=:$each; done
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
    --target_class="$class" --instrumentation_includes='floe.**' --instrumentation_excludes="$plain" --trace=cov:cmp \
    --custom_hook_includes='floe.**' --disabled_hooks='*' \
    -runs="$runs" -max_len="${lengths[$target]}" -print_final_stats=1 corpus seeds
