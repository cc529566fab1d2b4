package floe.kit.pages;

import floe.mount.ServerWords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `/status-json.xsl` as Icecast 2.4 writes it, quirks that scripts depend on included: `source` is absent, an object
/// or an array; what looks like a number or a truth is one; an object may end with `"dummy":null`. Unlike Icecast's
/// it is always JSON.
final class StatusJson {
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}(\\.[0-9]{1,17})?");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0000'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final List<String> NOT_PUBLIC =
            List.of("max_listeners", "public", "source_ip", "slow_listeners", "user_agent", "dummy", "artist", "title");

    private StatusJson() {}

    static String of(ServerWords words, Instant start, Site site, List<Listing> listings) {
        var server = new TreeMap<String, String>();
        server.put("admin", words.admin());
        server.put("host", words.hostname());
        server.put("location", words.location());
        server.put("server_id", words.serverId());
        server.put("server_start", DATE.format(start));
        server.put("server_start_iso8601", ISO.format(start));
        return "{\"icestats\":{" + members(server) + "," + sources(site, listings) + "}}";
    }

    private static String sources(Site site, List<Listing> listings) {
        var objects = listings.stream()
                .map(listing -> "{" + members(stats(site, listing)) + ",\"dummy\":null}")
                .toList();
        return switch (objects.size()) {
            case 0 -> "\"dummy\":null";
            case 1 -> "\"source\":" + objects.getFirst();
            default -> "\"source\":[" + String.join(",", objects) + "]";
        };
    }

    private static Map<String, String> stats(Site site, Listing listing) {
        var stats = new TreeMap<String, String>();
        Optional.ofNullable(listing.live()).ifPresent(live -> {
            putAudioInfo(stats, live.audioInfo());
            putWords(stats, live);
            putSong(stats, live);
            stats.put("listener_peak", Integer.toString(listing.peak()));
            stats.put("stream_start", DATE.format(live.since()));
            stats.put("stream_start_iso8601", ISO.format(live.since()));
        });
        stats.put("listeners", Integer.toString(listing.listeners()));
        stats.put("listenurl", site.address(listing.mount()));
        return stats;
    }

    private static void putAudioInfo(Map<String, String> stats, String audioInfo) {
        if (!audioInfo.isEmpty()) {
            stats.putAll(AudioInfo.pairs(audioInfo));
            stats.keySet().removeIf(key -> NOT_PUBLIC.contains(key) || key.contains("total_bytes"));
            stats.put("audio_info", audioInfo);
        }
    }

    private static void putWords(Map<String, String> stats, Listing.Live live) {
        put(stats, "bitrate", live.words().bitrate());
        put(stats, "genre", live.words().genre());
        put(stats, "server_description", live.words().description());
        put(stats, "server_name", live.words().name());
        put(stats, "server_type", live.contentType());
        put(stats, "server_url", live.words().url());
    }

    /// Icecast tells artist and title apart only for formats that do so themselves.
    private static void putSong(Map<String, String> stats, Listing.Live live) {
        var song = live.song();
        if (live.contentType().contains("ogg")) {
            put(stats, "artist", orNull(song.artist()));
            put(stats, "title", orNull(song.title()));
        } else {
            put(stats, "title", orNull(song.display()));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void put(Map<String, String> stats, String key, @Nullable String value) {
        if (value != null) {
            stats.put(key, value);
        }
    }

    private static String members(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Escaped.json(entry.getKey()) + ":" + value(entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String value(String text) {
        if (text.isEmpty()) {
            return "null";
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.toLowerCase(Locale.ROOT);
        }
        return NUMBER.matcher(text).matches() ? text : Escaped.json(text);
    }
}
