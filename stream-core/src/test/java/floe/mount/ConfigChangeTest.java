package floe.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What differs between two configurations")
class ConfigChangeTest {
    private static final MountConfig A = MountConfig.plain(new MountName("/a"), Limits.DEFAULT);
    private static final MountConfig B = MountConfig.plain(new MountName("/b"), Limits.DEFAULT);
    private static final ListenSocket PLAIN = ListenSocket.plain("0.0.0.0", 8000);
    private static final ListenSocket TLS = ListenSocket.encrypted("0.0.0.0", 8443);
    private static final Login LOGIN = new Login("source", "00", "11", 1, false);

    @Test
    void is_nothing_when_only_the_version_does() {
        assertThat(ConfigChange.between(
                        config(1, List.of(A), List.of(PLAIN), LOGIN), config(2, List.of(A), List.of(PLAIN), LOGIN)))
                .isEmpty();
    }

    @Test
    void is_a_mount_that_came_and_a_socket_that_went() {
        assertThat(ConfigChange.between(
                        config(1, List.of(A), List.of(PLAIN, TLS), null),
                        config(2, List.of(A, B), List.of(PLAIN), null)))
                .containsExactly(
                        new ConfigChange.Added(new ConfigPart.Mount(B)),
                        new ConfigChange.Removed(new ConfigPart.Socket(TLS)))
                .extracting(Object::toString)
                .containsExactly("mount /b added", "socket 0.0.0.0:8443 removed");
    }

    @Test
    void is_a_mount_before_and_after() {
        var other = A.withLogin(LOGIN).with(A.listeners().withMaxListeners(5)).inHiding();
        assertThat(ConfigChange.between(
                        config(1, List.of(A), List.of(), null), config(2, List.of(other), List.of(), null)))
                .containsExactly(new ConfigChange.Changed(new ConfigPart.Mount(A), new ConfigPart.Mount(other)));
    }

    @Test
    void names_no_secret() {
        assertThat(ConfigChange.between(config(1, List.of(), List.of(), null), config(2, List.of(), List.of(), LOGIN)))
                .extracting(Object::toString)
                .containsExactly("source login added");
    }

    private static ClusterConfig config(
            long version, List<MountConfig> mounts, List<ListenSocket> sockets, @Nullable Login source) {
        var bare = ClusterConfig.bare(new ServerWords("localhost", 8000, "", "", "Floe"), Limits.DEFAULT);
        return bare.at(sockets, null)
                .withLogins(source, null)
                .withMounts(mounts, bare.otherMounts())
                .published(version, "d" + version);
    }
}
