package floe.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.DumpRules;
import floe.mount.DumpRules.Interpolation;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A recorder")
class RecorderTest {
    private static final MountName LIVE = new MountName("/live.mp3");
    private static final StreamFormat MP3 = new StreamFormat(Container.MPEG, "mp3", 2, 44_100, 128_000);
    private static final DumpRules RULES = new DumpRules("a.mp3", Interpolation.NONE, 0, null);
    private static final StreamEvent HEADERS = new StreamEvent.Headers(Bytes.latin1("H"), MP3);
    private static final StreamEvent END = new StreamEvent.End("over");

    private final DumpMeters meters = DumpMeters.of(new SimpleMeterRegistry(), "/live.mp3");
    private final Heard heard = new Heard();

    /// A disk in memory that fails or waits as it is told.
    private static final class Memory implements Disk {
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        final CountDownLatch awake = new CountDownLatch(1);
        volatile boolean sleeps;
        volatile boolean isFull;

        @Override
        public Sheet open(Path wanted, boolean fresh, long mostBytes) {
            return new Sheet() {
                @Override
                public Path path() {
                    return wanted;
                }

                @Override
                public long bytesBefore() {
                    return 0;
                }

                @Override
                public void append(Bytes bytes) throws IOException {
                    if (isFull) {
                        throw new IOException("No space left on device");
                    }
                    try {
                        if (sleeps) {
                            awake.await();
                        }
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    written.writeBytes(bytes.toArray());
                }

                @Override
                public void close() {}
            };
        }
    }

    private static final class Heard implements DumpWatcher {
        final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void opened(MountName mount, Path file) {
            words.add("opened " + file);
        }

        @Override
        public void closed(MountName mount, Path file) {
            words.add("closed " + file);
        }

        @Override
        public void failed(MountName mount, Path file) {
            words.add("failed " + file);
        }
    }

    private Recorder recorder(Disk disk) {
        var recorder = new Recorder(LIVE, RULES, disk, meters, new Warnings(System.nanoTime()), heard);
        recorder.start();
        return recorder;
    }

    private static StreamEvent page(String text) {
        return new StreamEvent.Audio(Bytes.latin1(text), true, 0);
    }

    @Test
    void writes_what_it_hears_and_tells_of_its_file() {
        var disk = new Memory();
        var recorder = recorder(disk);
        recorder.hear(List.of(HEADERS, page("a")));
        recorder.hear(List.of(page("b")));
        recorder.hear(List.of(END));
        recorder.done().await();
        assertThat(disk.written.toString(StandardCharsets.ISO_8859_1)).isEqualTo("Hab");
        assertThat(heard.words).containsExactly("opened a.mp3", "closed a.mp3");
        assertThat(meters.written().count()).isEqualTo(3);
        assertThat(meters.dropped().count()).isZero();
    }

    @Test
    void never_waits_for_a_disk_that_hangs() throws InterruptedException {
        var disk = new Memory();
        disk.sleeps = true;
        var recorder = recorder(disk);
        recorder.hear(List.of(HEADERS, page("a")));
        assertThat(heard.words.poll(5, TimeUnit.SECONDS)).isEqualTo("opened a.mp3");
        var page = page("p".repeat(4096));
        long before = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            recorder.hear(List.of(page));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(meters.dropped().count()).isBetween(9_700 * 4096.0, 10_000 * 4096.0);
        disk.awake.countDown();
        recorder.hear(List.of(END));
        recorder.done().await();
        assertThat(disk.written.size() + meters.dropped().count()).isEqualTo(2 + 10_000 * 4096.0);
    }

    @Test
    void counts_what_a_full_disk_does_not_take_and_says_so() throws InterruptedException {
        var disk = new Memory();
        var recorder = recorder(disk);
        recorder.hear(List.of(HEADERS, page("a")));
        assertThat(heard.words.poll(5, TimeUnit.SECONDS)).isEqualTo("opened a.mp3");
        disk.isFull = true;
        recorder.hear(List.of(page("bb")));
        recorder.hear(List.of(page("ccc")));
        recorder.hear(List.of(END));
        recorder.done().await();
        assertThat(heard.words).contains("failed a.mp3", "closed a.mp3").hasSize(2);
        assertThat(meters.dropped().count()).isBetween(5.0, 7.0);
    }

    @Test
    void warns_once_a_minute() {
        var warnings = new Warnings(0);
        assertThat(warnings.mayWarn(0)).isTrue();
        assertThat(warnings.mayWarn(Warnings.APART_NANOS - 1)).isFalse();
        assertThat(warnings.mayWarn(Warnings.APART_NANOS)).isTrue();
        assertThat(warnings.mayWarn(Warnings.APART_NANOS + 1)).isFalse();
    }
}
