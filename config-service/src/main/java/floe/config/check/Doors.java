package floe.config.check;

import floe.config.registry.Place;
import floe.config.xml.Places;
import floe.kit.door.ShownCertificate;
import floe.kit.door.Vacancy;
import floe.mount.ClusterConfig;
import floe.mount.ListenSocket;
import floe.mount.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sockets and what they show of themselves.
final class Doors {
    private static final Duration SOON = Duration.ofDays(21);

    private final ClusterConfig config;
    private final Machine machine;
    private final Places places;
    private final List<Remark> remarks = new ArrayList<>();
    private final Optional<ShownCertificate> certificate;

    Doors(ClusterConfig config, Places places, Machine machine) {
        this.config = config;
        this.places = places;
        this.machine = machine;
        config.sockets().forEach(this::open);
        this.certificate = Optional.ofNullable(config.tls()).flatMap(this::show);
    }

    List<Remark> remarks() {
        return remarks;
    }

    Optional<ShownCertificate> certificate() {
        return certificate;
    }

    private void open(ListenSocket socket) {
        var name = "port " + socket.port() + " at " + socket.address();
        switch (machine.vacancy(socket)) {
            case Vacancy.Free() -> {}
            case Vacancy.Taken(var _) ->
                say(
                        Level.NOTE,
                        place(socket),
                        "listen-socket",
                        name + " is taken now; that is fine where a server runs already");
            case Vacancy.Refused(var why) ->
                say(
                        Level.WARNING,
                        place(socket),
                        "listen-socket",
                        name + " cannot be opened by this user here: " + why);
        }
    }

    private Optional<ShownCertificate> show(TlsFiles files) {
        try {
            var shown = ShownCertificate.of(files);
            judge(shown);
            return Optional.of(shown);
        } catch (GeneralSecurityException | IOException e) {
            boolean isNeeded = config.sockets().stream().anyMatch(it -> it.tls().isPossible());
            say(
                    isNeeded ? Level.ERROR : Level.WARNING,
                    "ssl-certificate",
                    e.getMessage() + (isNeeded ? "" : "; no socket needs it"));
            return Optional.empty();
        }
    }

    private void judge(ShownCertificate shown) {
        var now = machine.now();
        shown.untimely(now).ifPresent(why -> say(Level.ERROR, "ssl-certificate", why + ": browsers refuse it"));
        if (shown.untimely(now).isEmpty() && now.plus(SOON).isAfter(shown.end())) {
            say(
                    Level.WARNING,
                    "ssl-certificate",
                    "ends in " + Duration.between(now, shown.end()).toDays() + " days, on " + shown.end());
        }
        var host = config.server().hostname();
        if (!shown.isFor(host)) {
            say(
                    Level.WARNING,
                    "ssl-certificate",
                    "is not for " + host + ", the <hostname>, but for " + String.join(", ", shown.names()));
        }
        shown.doubts().forEach(doubt -> say(Level.WARNING, "ssl-certificate", doubt));
    }

    private Place place(ListenSocket socket) {
        return places.of(String.valueOf(socket.port()), "port");
    }

    private void say(Level level, String element, String what) {
        say(level, places.first("tls-certificate", "ssl-certificate"), element, what);
    }

    private void say(Level level, Place place, String element, String what) {
        remarks.add(new Remark(level, place, element, what));
    }
}
