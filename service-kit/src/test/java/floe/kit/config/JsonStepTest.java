package floe.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.ServerWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A step from one configuration to the next")
class JsonStepTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2",
                "null | [1]",
                "{'a':1,'b':[1,2]} | {'a':1,'b':[2,1]}",
                "{'a':1} | {'b':1}",
                "{'a':1,'b':2} | {'b':2,'a':1}",
                "[1,2,3,4] | [1,3,4,5,1]",
                "[1,1,1] | [1,1,1,1]",
                "[{'a':1},{'a':2},{'a':1}] | [{'a':1},{'a':1},{'a':3}]",
                "[] | [[],[0,1]]",
                "[[0,1]] | [[0,1],[0,1]]",
                "{'is':1} | {'is':2}"
            })
    void leads_there(String before, String after) throws IOException {
        assertThat(stepped(json(before), json(after))).isEqualTo(json(after));
        assertThat(stepped(json(after), json(before))).isEqualTo(json(before));
    }

    @Test
    void leads_there_whatever_was_moved_changed_or_taken_out() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var before = IntStream.range(0, 20)
                    .mapToObj(_ -> "mount " + random.nextInt(8))
                    .toList();
            var after = new ArrayList<>(before);
            for (int edit = random.nextInt(6); edit > 0; edit--) {
                after.add(random.nextInt(after.size() + 1), "mount " + random.nextInt(12));
                after.remove(random.nextInt(after.size()));
            }
            JsonNode was = MAPPER.valueToTree(before);
            JsonNode now = MAPPER.valueToTree(after);
            assertThat(stepped(was, now)).isEqualTo(now);
        }
    }

    @Nested
    class that_is_about_one_of_a_thousand_mounts {
        private final ClusterConfig before = config(1, mounts());

        @Test
        void is_as_long_as_that_mount_and_not_as_all_of_them() throws IOException {
            var changed = new ArrayList<>(mounts());
            changed.set(500, changed.get(500).inHiding());
            var after = config(2, changed);
            var whole = Parts.write(Role.EDGE, null, after);
            var step = Parts.write(Role.EDGE, before, after);
            assertThat(whole.length()).isGreaterThan(500_000);
            assertThat(step.length()).isLessThan(2_000);
            assertThat(Parts.read(step, before)).isEqualTo(after);
            assertThat(Parts.read(whole, null)).isEqualTo(after);
        }

        @Test
        void is_no_longer_where_one_is_put_in_between() throws IOException {
            var more = new ArrayList<>(mounts());
            more.add(3, MountConfig.plain(new MountName("/new"), Limits.DEFAULT));
            var after = config(2, more);
            var step = Parts.write(Role.EDGE, before, after);
            assertThat(step.length()).isLessThan(2_000);
            assertThat(Parts.read(step, before)).isEqualTo(after);
        }

        @Test
        void is_refused_by_who_has_another_one() {
            var step = Parts.write(Role.EDGE, before, config(2, mounts().subList(1, 1000)));
            var other = config(1, mounts().reversed());
            assertThatThrownBy(() -> Parts.read(step, other)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Parts.read(step, null)).isInstanceOf(IOException.class);
        }

        private static List<MountConfig> mounts() {
            return IntStream.range(0, 1000)
                    .mapToObj(i -> MountConfig.plain(new MountName("/mount-" + i), Limits.DEFAULT))
                    .toList();
        }

        private static ClusterConfig config(long version, List<MountConfig> mounts) {
            var bare = ClusterConfig.bare(new ServerWords("localhost", 8000, "", "", "Floe"), Limits.DEFAULT);
            return bare.withMounts(mounts, bare.otherMounts()).published(version, "d" + version);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'items':[]}",
                "{'fields':{'list':{'items':[[0,3]]}}}",
                "{'fields':{'list':{'items':[[-1,1]]}}}",
                "{'fields':{'list':{'items':[[1,2147483647]]}}}",
                "{'fields':{'list':{'items':[7]}}}",
                "{'fields':7}",
                "[]"
            })
    void is_refused_when_it_does_not_fit(String step) {
        assertThatThrownBy(() -> JsonStep.applied(json("{'list':[1,2]}"), json(step)))
                .isInstanceOf(IOException.class);
    }

    private static JsonNode stepped(JsonNode before, JsonNode after) throws IOException {
        return JsonStep.applied(before, json(JsonStep.between(before, after).toString()));
    }

    private static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
