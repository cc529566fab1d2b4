package floe.ogg;

import floe.bytes.Bytes;
import floe.ogg.OggReader.Said;
import floe.stream.Recording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole Ogg file, ready to be played page by page and again and again. Shares the file's bytes.
///
/// @param links one after the other, at least one
public record OggFile(List<OggFileLink> links) implements ParsedOgg, Recording {
    public OggFile {
        links = List.copyOf(links);
    }

    /// The file that `bytes` are, if every link of it can be played and nothing is missing but its end.
    public static ParsedOgg parse(Bytes bytes) {
        var parser = new OggPageParser();
        var pages = parser.parse(bytes);
        if (pages.isEmpty()) {
            return new Refused("not an Ogg file");
        }
        if (parser.skippedBetween() > 0) {
            return new Refused("it is damaged: " + parser.skippedBetween() + " bytes in it are no whole Ogg pages");
        }
        return parser.gaveUp().<ParsedOgg>map(Refused::new).orElseGet(() -> new Reading().read(pages));
    }

    @Override
    public List<Recording.Part> parts() {
        return List.copyOf(links);
    }

    @Override
    public long durationNanos() {
        return links.stream().mapToLong(OggFileLink::durationNanos).sum();
    }

    private static final class Reading {
        private final OggReader reader = new OggReader();
        private final List<OggFileLink> links = new ArrayList<>();
        private List<Said.Data> data = new ArrayList<>();
        private Said.@Nullable Link link;
        private String bad = "";

        ParsedOgg read(List<OggPage> pages) {
            for (var page : pages) {
                reader.read(page, this::hear);
                if (!bad.isEmpty()) {
                    return new Refused(bad);
                }
            }
            closeLink();
            if (links.isEmpty()) {
                return new Refused("no audio pages");
            }
            var file = new OggFile(links);
            return file.durationNanos() > 0 ? file : new Refused("lasts no time");
        }

        private void hear(Said said) {
            switch (said) {
                case Said.Link next -> {
                    closeLink();
                    link = next;
                }
                case Said.Data page -> data.add(page);
                case Said.Bad(var why) -> bad = why;
            }
        }

        private void closeLink() {
            if (link != null && !data.isEmpty()) {
                links.add(new OggFileLink(link, data));
            }
            data = new ArrayList<>();
        }
    }
}
