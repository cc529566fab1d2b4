package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is heard of a chain that goes through a splicer, and what a strict player would say of it.
final class SplicedStream {
    private final OggSplicer splicer = new OggSplicer();
    private final List<StreamEvent> heard = new ArrayList<>();

    SplicedStream plays(List<StreamEvent> chain) {
        chain.forEach(event -> heard.addAll(splicer.splice(event)));
        return this;
    }

    SplicedStream plays(OggWriter... chain) {
        return plays(Sources.framed(chain));
    }

    SplicedStream ends() {
        heard.addAll(splicer.ending());
        return this;
    }

    List<StreamEvent> heard() {
        return heard;
    }

    Optional<StreamEvent.Headers> headers() {
        return splicer.headers();
    }

    List<OggPage> pages() {
        var pages = new ArrayList<OggPage>();
        for (var event : heard) {
            switch (event) {
                case StreamEvent.Headers headers -> pages.addAll(OggPage.pagesOf(headers.bytes()));
                case StreamEvent.Audio audio -> pages.add(new OggPage(audio.bytes()));
                case StreamEvent.Title _, StreamEvent.End _ -> {}
            }
        }
        return pages;
    }

    /// Pages with sound, or with the end.
    List<OggPage> sound() {
        return Sources.audio(heard).stream().map(Sources::page).toList();
    }

    List<Bytes> packets() {
        return OpenPacket.packetsOn(sound());
    }

    long lastGranule() {
        return sound().stream().mapToLong(OggPage::granule).reduce(0, Math::max);
    }

    /// What breaks a rule for one logical stream after the other.
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        OggPage before = null;
        for (var page : pages()) {
            var wrong = wrong(page, before);
            if (!wrong.isEmpty()) {
                complaints.add(wrong + ": " + page.bytes() + " no. " + page.sequence());
            }
            before = page;
        }
        if (before != null && before.leavesPacketOpen()) {
            complaints.add("the last packet is open");
        }
        return complaints;
    }

    private static String wrong(OggPage page, @Nullable OggPage before) {
        if (!page.crcIsRight()) {
            return "checksum";
        }
        boolean open = before != null && before.leavesPacketOpen();
        if (page.isContinued() != open) {
            return "packet torn";
        }
        if (page.isBos()) {
            return page.sequence() != 0 ? "number" : before != null && !before.isEos() ? "no end before" : "";
        }
        if (before == null || before.isEos() || page.serial() != before.serial()) {
            return "no beginning";
        }
        if (page.sequence() != before.sequence() + 1) {
            return "number";
        }
        boolean late = page.granule() >= 0 && page.granule() < before.granule();
        return late ? "time" : page.packetsEnded() > 0 == page.granule() < 0 ? "no time" : "";
    }
}
