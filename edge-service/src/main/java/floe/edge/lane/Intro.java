package floe.edge.lane;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Recording;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// What each newcomer hears before anything else. Its pages are shared by all who hear it. Any thread.
public final class Intro {
    /// Streams of one link count their serials on from its own.
    private static final int MOST_STREAMS = 64;

    private final String name;
    private final Container container;
    private final List<Page> pages;
    private final AtomicBoolean complained = new AtomicBoolean();

    /// @param bytes direct, and nobody has to give them back
    record Page(ByteBuf bytes, long durationNanos) {}

    private Intro(String name, Container container, List<Page> pages) {
        this.name = name;
        this.container = container;
        this.pages = List.copyOf(pages);
    }

    /// The whole of a recording: each of its links with its headers in front and an end.
    ///
    /// @param name for the log
    /// @param serial unlike that of any stream, in all likelihood
    public static Intro of(String name, Recording recording, int serial) {
        var pages = new ArrayList<Page>();
        int next = serial;
        for (var part : recording.parts()) {
            add(part.headers(next).bytes(), 0, pages);
            for (int i = 0; i < part.size(); i++) {
                var audio = part.page(i, next, 0);
                add(audio.bytes(), audio.durationNanos(), pages);
            }
            next += MOST_STREAMS;
        }
        return new Intro(name, recording.format().container(), pages);
    }

    private static void add(Bytes bytes, long durationNanos, List<Page> pages) {
        if (!bytes.isEmpty()) {
            pages.add(new Page(AirTitle.shared(bytes), durationNanos));
        }
    }

    List<Page> pages() {
        return pages;
    }

    /// Whether those who hear such a stream can hear it too.
    boolean fits(Container other) {
        return container == other;
    }

    /// Yes is said once.
    boolean isNewMisfit() {
        return complained.compareAndSet(false, true);
    }

    /// What it is called, and what it is made of.
    @Override
    public String toString() {
        return name + " (" + container + ")";
    }
}
