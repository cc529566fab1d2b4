package floe.ingest.yp;

import floe.http.Form;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.mount.ServerWords;
import floe.mount.StreamWords;
import floe.stream.Container;
import floe.stream.StreamFormat;
import floe.wire.MountClaim;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What directories are told of a mount, field by field as Icecast 2.4 says it.
///
/// @param subtype the codecs of an Ogg stream, `Theora/Vorbis`; empty for others
/// @param audioInfo `ice-audio-info` as the source sent it
record Notice(
        StreamWords words,
        String password,
        String listenUrl,
        String type,
        String subtype,
        String audioInfo,
        String song,
        int listeners,
        int mostListeners) {
    private static final String END = "\r\n";
    private static final Map<String, String> NAMES = Map.of("flac", "FLAC", "midi", "MIDI");
    private static final StreamWords UNSPECIFIED =
            new StreamWords("Unspecified name", "Unspecified description", "", "various", "");

    /// @param format null while the source has not said enough
    static Notice of(ClusterConfig config, MountClaim claim, @Nullable StreamFormat format) {
        var mount = config.mount(claim.mount());
        var audioInfo = claim.headers().getOrDefault("ice-audio-info", "");
        return new Notice(
                mount.words()
                        .or(StreamWords.saidIn(claim.headers()))
                        .or(bitrate(audioInfo))
                        .or(UNSPECIFIED),
                Objects.requireNonNullElse(mount.source().clusterPassword(), ""),
                listenUrl(config, claim),
                claim.contentType().split(";", 2)[0].strip(),
                format == null || format.container() != Container.OGG ? "" : subtype(format.codec()),
                audioInfo,
                claim.song().display(),
                claim.listeners(),
                mostListeners(config, mount));
    }

    String form(Question question) {
        return switch (question) {
            case Question.Add() -> add() + END;
            case Question.Touch(var sid) -> "action=touch&" + sid(sid) + "&" + news() + END;
            case Question.Remove(var sid) -> "action=remove&" + sid(sid);
        };
    }

    /// What a mount is called that is not there any more.
    static String removal(String sid) {
        return "action=remove&" + sid(sid);
    }

    private String add() {
        return "action=add&"
                + new Form()
                        .with("sn", said(words.name()))
                        .with("genre", said(words.genre()))
                        .with("cpswd", password)
                        .with("desc", said(words.description()))
                        .with("url", said(words.url()))
                        .with("listenurl", listenUrl)
                        .with("type", type)
                        .with("stype", subtype)
                        .with("b", said(words.bitrate()))
                        .with(audioInfo)
                        .text();
    }

    private String news() {
        return new Form()
                .with("st", song)
                .with("listeners", Integer.toString(listeners))
                .with("max_listeners", Integer.toString(mostListeners))
                .with("stype", subtype)
                .text();
    }

    /// As the directory gave it, unless that would break the form.
    private static String sid(String sid) {
        return sid.matches("[A-Za-z0-9._~-]+")
                ? "sid=" + sid
                : new Form().with("sid", sid).text();
    }

    private static String said(@Nullable String word) {
        return Objects.requireNonNullElse(word, "");
    }

    private static StreamWords bitrate(String audioInfo) {
        var bitrate = Arrays.stream(audioInfo.split(";", -1))
                .map(it -> it.split("=", 2))
                .filter(it -> it.length == 2 && it[0].strip().matches("(ice-)?bitrate"))
                .map(it -> it[1].strip())
                .findFirst();
        return new StreamWords(null, null, null, null, bitrate.orElse(null));
    }

    private static String listenUrl(ClusterConfig config, MountClaim claim) {
        ServerWords server = config.server();
        boolean tls = !config.sockets().isEmpty()
                && !config.sockets().getFirst().tls().admitsPlain();
        return (tls ? "https://" : "http://") + server.hostname() + ":" + server.port() + claim.mount();
    }

    private static String subtype(String codec) {
        return Arrays.stream(codec.split("/", -1)).map(Notice::named).collect(Collectors.joining("/"));
    }

    private static String named(String codec) {
        return Optional.ofNullable(NAMES.get(codec))
                .orElseGet(() -> codec.substring(0, 1).toUpperCase(Locale.ROOT) + codec.substring(1));
    }

    private static int mostListeners(ClusterConfig config, MountConfig mount) {
        int most = mount.listeners().maxListeners();
        return most < 0 ? config.limits().clients() : most;
    }
}
