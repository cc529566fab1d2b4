package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.StreamEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to understand an Ogg source: one operation is a mebibyte of pages, so 1000 operations a second are
/// about 1 GB/s.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OggBenchmark {
    private static final int STREAM_BYTES = 1 << 20;

    /// The size of a page: as of 128 kbit/s, and about as large as they get.
    @Param({"4096", "60000"})
    private int page;

    /// The size of a read from the source's socket.
    @Param({"1448", "16384"})
    private int read;

    private List<Bytes> reads = List.of();
    private OggPageParser parser = new OggPageParser();
    private OggFramer framer = new OggFramer(7);

    @Setup
    public void record() {
        var random = new Random(1);
        var layout = new PageLayout(0xCAFE);
        int packets = 8;
        int packetBytes = page / packets - 2;
        long granule = 0;
        for (int bytes = 0; bytes < STREAM_BYTES; bytes += page) {
            granule += packets * 960L;
            var onPage = new ArrayList<Bytes>();
            for (int i = 0; i < packets; i++) {
                var packet = new byte[packetBytes];
                random.nextBytes(packet);
                packet[0] = (byte) 0xF8;
                onPage.add(Bytes.wrap(packet));
            }
            layout.lay(0, granule, onPage);
        }
        var stream = new ByteArrayOutputStream();
        layout.pages().forEach(each -> stream.writeBytes(each.bytes().toArray()));
        reads = cut(stream.toByteArray());
        framer.frame(headers());
    }

    private Bytes headers() {
        var layout = new PageLayout(0xCAFE);
        var head = new byte[19];
        System.arraycopy("OpusHead\u0001\u0002".getBytes(StandardCharsets.ISO_8859_1), 0, head, 0, 10);
        layout.lay(OggPage.BOS, 0, List.of(Bytes.wrap(head)));
        layout.lay(0, 0, List.of(Bytes.latin1("OpusTags\0\0\0\0\0\0\0\0")));
        return Bytes.concat(layout.pages().stream().map(OggPage::bytes).toList());
    }

    private List<Bytes> cut(byte[] stream) {
        var cut = new ArrayList<Bytes>();
        for (int at = 0; at < stream.length; at += read) {
            cut.add(Bytes.wrap(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + read))));
        }
        return cut;
    }

    /// Pages found and their checksums checked.
    @Benchmark
    public int parse() {
        int pages = 0;
        for (var bytes : reads) {
            pages += parser.parse(bytes).size();
        }
        return pages;
    }

    /// All that an ingest does with a page before it goes to the bus: checked, timed, under its new label.
    @Benchmark
    public long frame() {
        long nanos = 0;
        for (var bytes : reads) {
            for (var event : framer.frame(bytes)) {
                if (event instanceof StreamEvent.Audio audio) {
                    nanos += audio.durationNanos();
                }
            }
        }
        return nanos;
    }
}
