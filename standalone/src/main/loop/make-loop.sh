#!/bin/sh
# Makes loop.ogg, what the sample mount plays while no source is there: a soft pad of two chords, 12 s, 44.1 kHz stereo,
# that ends where it begins. Every partial fits a whole number of times into the 12 s, so the seam cannot click.
# Needs ffmpeg and oggenc. The sound is computed here and nowhere else; it is given away under CC0 1.0.
set -eu
out=${1:-loop.ogg}
wav=$(mktemp --suffix=.wav)
trap 'rm -f "$wav"' EXIT

# One voice: a sine (left a little lower in pitch than right, by one beat per loop) under a slow swell.
# $1 pitch in whole beats per 12 s, $2 loudness, $3 which half of the loop it swells in (0 or 1), $4 detune in beats
voice() {
    printf '+%s*sin(2*PI*(%s+%s)*t/12)*(0.5-0.5*cos(2*PI*(t/12+0.5*%s)))^2' "$2" "$1" "$4" "$3"
}

# $1 detune of this channel
channel() {
    printf '0'
    # D major add 9: D3 A3 D4 F#4 E4, and an octave's shimmer
    voice 1762 0.090 1 "$1"; voice 2640 0.070 1 "-$1"; voice 3524 0.050 1 "$1"
    voice 4440 0.045 1 "$1"; voice 3956 0.030 1 "-$1"; voice 8880 0.006 1 "$1"
    # G major 7: G2 D3 B3 F#4, and its shimmer
    voice 1176 0.100 0 "$1"; voice 1762 0.070 0 "-$1"; voice 2963 0.055 0 "$1"
    voice 4440 0.040 0 "-$1"; voice 7048 0.006 0 "$1"
}

ffmpeg -v error -y -f lavfi -i "aevalsrc=exprs='$(channel 1)|$(channel 2)':s=44100:d=12:c=stereo" -c:a pcm_s16le "$wav"
oggenc --quiet --serial 1 -b 96 --managed -m 88 -M 104 -t 'Floe' -a 'Floe' -c 'LICENSE=CC0 1.0' -o "$out" "$wav"
