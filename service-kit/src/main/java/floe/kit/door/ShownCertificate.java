package floe.kit.door;

import floe.mount.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What visitors would be shown, as far as it concerns people.
///
/// @param names of hosts, and addresses, that it is good for
/// @param doubts what is not as it should be, but good enough to be shown
public record ShownCertificate(List<String> names, Instant begin, Instant end, List<String> doubts) {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    public ShownCertificate {
        names = List.copyOf(names);
        doubts = List.copyOf(doubts);
    }

    /// That of these files, by the rules of doors. Blocking: some milliseconds.
    ///
    /// @throws GeneralSecurityException when doors would not show it; the message names what is wrong
    public static ShownCertificate of(TlsFiles files) throws GeneralSecurityException, IOException {
        var identity = Identity.read(files);
        var credential = Examination.of(identity);
        var doubts = new ArrayList<>(credential.doubts());
        doubts.addAll(identity.dangers());
        return new ShownCertificate(names(credential.chain().getFirst()), credential.begin(), credential.end(), doubts);
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                .flatMap(Collection::stream)
                .filter(name -> name.getFirst().equals(DNS) || name.getFirst().equals(ADDRESS))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    /// Whether players that ask for this host take it: a star stands for one word at the beginning (RFC 9525).
    public boolean isFor(String host) {
        var asked = host.toLowerCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        var many = dot < 0 ? "" : "*" + asked.substring(dot);
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(asked) || name.equals(many));
    }

    /// Why a browser would not take it now.
    public Optional<String> untimely(Instant now) {
        return new Validity(begin, end).untimely(now);
    }
}
