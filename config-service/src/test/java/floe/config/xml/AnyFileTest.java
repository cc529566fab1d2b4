package floe.config.xml;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.registry.Finding;
import floe.config.registry.Logins;
import floe.config.registry.Reading;
import floe.kit.config.ConfigJson;
import floe.kit.config.Role;
import floe.mount.ClusterConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Any file")
class AnyFileTest {
    private static final int FILES = 700;
    private static final int DAMAGES = 1000;

    private record Read(Reading reading, List<Finding> warnings, List<Finding> notes) {
        static Read of(byte[] content) {
            var findings = new Findings();
            var reading = IcecastXml.read(content, Reads.FOLDER, Logins.fresh(), Overrides.NONE, findings);
            return new Read(reading, findings.warnings(), findings.notes());
        }

        boolean isGood() {
            return reading instanceof Reading.Good;
        }

        ClusterConfig config() {
            return switch (reading) {
                case Reading.Good(var draft) -> draft.config();
                case Reading.Wrong(var errors) -> throw new AssertionError("refused: " + errors);
            };
        }

        Stream<Finding> errors() {
            return switch (reading) {
                case Reading.Good _ -> Stream.of();
                case Reading.Wrong(var errors) -> errors.stream();
            };
        }
    }

    @Test
    void of_good_values_is_good_and_the_same_behind_the_wire() throws Exception {
        var random = new Random(5);
        for (int i = 0; i < FILES; i++) {
            var text = new RandomFile(random).text();
            var read = Read.of(text.getBytes(StandardCharsets.UTF_8));
            for (var role : List.of(Role.ALL, Role.EDGE)) {
                var part = role.partOf(read.config()).published(i, "digest");
                assertThat(ConfigJson.read(ConfigJson.write(part), ClusterConfig.class))
                        .as("%s", text)
                        .isEqualTo(part);
            }
        }
    }

    /// A byte in a value may make another good value of it. One in what is around it may not go unnoticed.
    @ParameterizedTest
    @ValueSource(strings = {"debian-icecast2.xml", "icecast-2.5.xml", "azuracast.xml"})
    void that_is_damaged_means_the_same_or_is_told_of_by_line(String name) throws Exception {
        // Passwords take milliseconds each.
        var text = resource(name).replaceAll("<([a-z]+-)?password>[^<]*</([a-z]+-)?password>", "");
        var sound = text.getBytes(StandardCharsets.UTF_8);
        var original = Read.of(sound);
        var random = new Random(name.hashCode());
        var inMarkup = markup(text);
        for (int i = 0; i < DAMAGES; i++) {
            int at = random.nextInt(sound.length);
            var damaged = sound.clone();
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : ' ' + random.nextInt(95));
            var read = Read.of(damaged);
            var what = "%s with byte %d as 0x%02x".formatted(name, at, damaged[at]);
            assertThat(read.errors()).as(what).allMatch(it -> it.place().line() > 0);
            if (read.isGood() && inMarkup.get(at) && !read.config().equals(original.config())) {
                var told = new HashSet<>(read.warnings());
                told.addAll(read.notes());
                original.warnings().forEach(told::remove);
                original.notes().forEach(told::remove);
                assertThat(told).as(what).isNotEmpty().allMatch(it -> it.place().line() > 0);
            }
        }
    }

    /// Which bytes are neither text nor an attribute's value.
    private static BitSet markup(String text) {
        var markup = new BitSet();
        boolean inside = false;
        boolean quoted = false;
        int at = 0;
        for (int c : text.codePoints().toArray()) {
            inside |= c == '<';
            quoted ^= inside && c == '"';
            int length = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            markup.set(at, at + length, inside && !quoted);
            inside &= c != '>' || quoted;
            at += length;
        }
        return markup;
    }

    @Test
    void with_a_thousand_mounts_and_a_hundred_relays_is_read_in_a_moment() {
        var content = Reads.icecast(thousand()).getBytes(StandardCharsets.UTF_8);
        Read.of(content);
        Read.of(content);
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        var config = Read.of(content).config();
        var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        assertThat(config.mounts()).hasSize(1000);
        assertThat(config.outside().relays()).hasSize(100);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    /// Mounts as people have them; passwords take their time once, and are remembered.
    static String thousand() {
        var text = new StringBuilder("<mount type='default'><fallback-mount>/off.ogg</fallback-mount></mount>\n");
        for (int i = 0; i < 1000; i++) {
            text.append("""
                    <mount type="normal">
                        <mount-name>/station-%d/live.ogg</mount-name>
                        <stream-name>Station %d</stream-name>
                        <stream-description>What it plays</stream-description>
                        <genre>Various</genre>
                        <public>1</public>
                        <max-listeners>500</max-listeners>
                        <fallback-mount>/station-%d/off.ogg</fallback-mount>
                        <fallback-override>1</fallback-override>
                        <burst-size>10s</burst-size>
                        <http-headers><header name="X-Station" value="%d"/></http-headers>
                    </mount>
                    """.formatted(i, i, i, i));
        }
        for (int i = 0; i < 100; i++) {
            text.append("<relay><server>up.example</server><port>8000</port><mount>/r")
                    .append(i)
                    .append(".ogg</mount>" + "<on-demand>1</on-demand></relay>\n");
        }
        return text.toString();
    }

    private static String resource(String name) throws IOException {
        try (var file = AnyFileTest.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
