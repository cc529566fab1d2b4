package floe.cli;

import floe.text.Markup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What `floe run` needs when it is given nothing: a configuration with passwords of its own, a certificate, a loop
/// that plays while no source is there. Made once, in the state folder; the operator may change all of it.
///
/// @param isNew whether the configuration, and so the passwords, were made just now
/// @param sourcePassword empty when not new
/// @param adminPassword empty when not new
record Sample(boolean isNew, String sourcePassword, String adminPassword) {
    static final String ICECAST_XML = "icecast.xml";
    static final String TLS_PEM = "tls.pem";
    static final String MOUNT = "/live.ogg";

    private static final String LOOP = "loop.ogg";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 20;

    /// The sample of this folder: what is missing is made, what is there stays.
    static Sample in(Path state) throws IOException {
        var web = state.resolve("web");
        PrivateFiles.makeFolder(web);
        if (!Files.exists(web.resolve(LOOP))) {
            Files.write(web.resolve(LOOP), resource(LOOP));
        }
        if (!Files.exists(state.resolve(TLS_PEM))) {
            PrivateFiles.write(state.resolve(TLS_PEM), certificateAndKey());
        }
        var icecastXml = state.resolve(ICECAST_XML);
        if (Files.exists(icecastXml)) {
            return new Sample(false, "", "");
        }
        var sample = new Sample(true, password(), password());
        PrivateFiles.write(icecastXml, sample.icecastXml(state));
        return sample;
    }

    private String icecastXml(Path state) throws IOException {
        return new String(resource(ICECAST_XML), StandardCharsets.UTF_8)
                .replace("@SOURCE_PASSWORD@", sourcePassword)
                .replace("@ADMIN_PASSWORD@", adminPassword)
                .replace("@STATE@", Markup.of(state.toString()));
    }

    private static String certificateAndKey() {
        try {
            return Certificates.selfSigned(hostNames());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Set<String> hostNames() {
        var names = new LinkedHashSet<>(List.of("localhost"));
        try {
            var own = InetAddress.getLocalHost().getHostName();
            if (own.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
                names.add(own);
            }
        } catch (UnknownHostException _) {
            // A host without a name is reached as localhost.
        }
        return names;
    }

    private static String password() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static byte[] resource(String name) {
        try (var in = Sample.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " was not packed into this Floe");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of this Floe", e);
        }
    }
}
