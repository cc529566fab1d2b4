package floe.kit.cluster;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who has been heard lately, over the same way as the audio. Any thread; time is told.
final class Pulses {
    /// Whoever has said nothing for so long is not there.
    static final Duration SILENCE = Duration.ofSeconds(4);
    /// Who looks so late was away itself, and has not listened.
    private static final Duration AWAY = Duration.ofSeconds(1);

    private final Map<String, Long> heardNanos = new HashMap<>();
    private final Map<String, Long> sinceMillis = new HashMap<>();
    private long lookedNanos;

    Pulses(Pulse own, long nowNanos) {
        lookedNanos = nowNanos;
        hear(own, nowNanos);
    }

    synchronized void hear(Pulse pulse, long nowNanos) {
        heardNanos.put(pulse.seat(), nowNanos);
        sinceMillis.put(pulse.seat(), pulse.sinceMillis());
    }

    /// Those who are there, the oldest first. To be asked a few times a second.
    synchronized List<String> present(long nowNanos) {
        if (nowNanos - lookedNanos > AWAY.toNanos()) {
            heardNanos.replaceAll((_, heard) -> heard + (nowNanos - lookedNanos));
        }
        lookedNanos = nowNanos;
        heardNanos.values().removeIf(heard -> nowNanos - heard > SILENCE.toNanos());
        return heardNanos.keySet().stream()
                .sorted(Comparator.comparing((String seat) -> sinceMillis.getOrDefault(seat, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
