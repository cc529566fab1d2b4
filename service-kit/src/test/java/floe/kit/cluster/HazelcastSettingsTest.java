package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.spi.exception.PartitionMigratingException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a member reads of another")
class HazelcastSettingsTest {
    private final InternalSerializationService members = new DefaultSerializationServiceBuilder()
            .setConfig(HazelcastSettings.of(new Membership(
                            "a-test", "127.0.0.1", "127.0.0.1", 5701, 5702, List.of(), new BusTrust.ThisMachine()))
                    .getSerializationConfig())
            .build();

    @AfterEach
    void dispose() {
        members.dispose();
    }

    @Test
    void may_be_an_exception_that_asks_for_patience() {
        var sent = new IllegalStateException("ask again", new PartitionMigratingException(null, 7, "some", "service"));
        sent.addSuppressed(new IOException("gone"));
        var read = members.<Throwable>toObject(members.toData(sent));
        assertThat(read).hasMessage("ask again").hasCauseInstanceOf(PartitionMigratingException.class);
        assertThat(read.getStackTrace()).isNotEmpty();
    }

    @Test
    void is_no_class_that_nobody_needs_here() throws Exception {
        var data = members.toData(URI.create("http://127.0.0.1/").toURL());
        assertThatThrownBy(() -> members.toObject(data)).hasMessageContaining("java.net.URL");
    }
}
