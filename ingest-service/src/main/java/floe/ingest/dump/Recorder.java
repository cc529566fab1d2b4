package floe.ingest.dump;

import floe.bytes.Bytes;
import floe.mount.DumpRules;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one session of a mount into files, on a thread of its own: a disk that hangs holds nobody else. (A virtual
/// thread in a write keeps one of the few that carry them all.)
final class Recorder {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final MountName mount;
    private final DumpRules rules;
    private final Disk disk;
    private final DumpMeters meters;
    private final Warnings warnings;
    private final DumpWatcher watcher;
    private final Tape tape = new Tape();
    private final Reel reel;
    private final List<Bytes> page = new ArrayList<>();
    private final Promise<Void> done = Promise.promise();
    private Disk.@Nullable Sheet sheet;

    Recorder(MountName mount, DumpRules rules, Disk disk, DumpMeters meters, Warnings warnings, DumpWatcher watcher) {
        this.mount = mount;
        this.rules = rules;
        this.disk = disk;
        this.meters = meters;
        this.warnings = warnings;
        this.watcher = watcher;
        this.reel = new Reel(rules);
    }

    void start() {
        Thread.ofPlatform().daemon().name("floe-dump " + mount).start(this::run);
    }

    /// Hot: once for each read from the source, on the mount's loop.
    void hear(List<StreamEvent> events) {
        long leftOut = tape.offer(events);
        if (leftOut > 0) {
            meters.dropped().increment((double) leftOut);
            warn("the disk is too slow, pages are left out");
        }
    }

    /// Done when all that was heard is in its file.
    Future<Void> done() {
        return done.future();
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                var stretch = tape.take();
                write(stretch.events());
                tape.giveBack(stretch);
                more = !(stretch.events().getLast() instanceof StreamEvent.End);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("mount={} dump ends", mount, e);
        } finally {
            close();
            done.tryComplete();
        }
    }

    private void write(List<StreamEvent> events) {
        for (var event : events) {
            long now = System.nanoTime();
            try {
                for (var step : reel.take(event, now)) {
                    obey(step);
                }
                if (!reel.isWriting() && event instanceof StreamEvent.Audio audio) {
                    meters.dropped().increment(audio.bytes().length());
                }
            } catch (IOException | UncheckedIOException e) {
                fail(e, now);
            }
        }
        try {
            flush();
        } catch (IOException e) {
            fail(e, System.nanoTime());
        }
    }

    private void obey(Reel.Step step) throws IOException {
        switch (step) {
            case Reel.Step.Open(var fresh) -> {
                var file = DumpName.of(rules, ZonedDateTime.now(ZoneId.systemDefault()), UUID::randomUUID);
                var opened = disk.open(file, fresh, rules.mostBytes());
                sheet = opened;
                reel.opened(opened.bytesBefore());
                log.info("mount={} is recorded in {}", mount, opened.path());
                watcher.opened(mount, opened.path());
            }
            case Reel.Step.Write(var bytes) -> page.add(bytes);
            case Reel.Step.Close() -> {
                flush();
                close();
            }
        }
    }

    /// What one read brought goes to the disk at once.
    private void flush() throws IOException {
        if (sheet != null && !page.isEmpty()) {
            var bytes = Bytes.concat(page);
            sheet.append(bytes);
            page.clear();
            meters.written().increment(bytes.length());
        }
    }

    private void fail(Exception trouble, long nowNanos) {
        reel.failed(nowNanos);
        meters.dropped().increment(page.stream().mapToInt(Bytes::length).sum());
        page.clear();
        var file = sheet == null ? Path.of(rules.file()) : sheet.path();
        close();
        warn("nothing is recorded for " + Reel.PAUSE.toSeconds() + " s: " + trouble);
        watcher.failed(mount, file);
    }

    private void close() {
        if (sheet != null) {
            var file = sheet.path();
            sheet.close();
            sheet = null;
            watcher.closed(mount, file);
        }
    }

    private void warn(String what) {
        if (warnings.mayWarn(System.nanoTime())) {
            log.warn("mount={} dump: {}", mount, what);
        }
    }
}
