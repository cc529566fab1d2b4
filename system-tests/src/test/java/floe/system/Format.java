package floe.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a stream is made of, and who judges a capture of it: the format's own tool, and ffmpeg that decodes all of it.
enum Format {
    OGG("application/ogg", ".ogg") {
        @Override
        List<String> complaints(Path capture) {
            return Tool.complaintsOfNewcomer(capture);
        }
    },
    OGG_FLAC("application/ogg", ".oga") {
        @Override
        List<String> complaints(Path capture) {
            return Tool.decoding(capture);
        }
    },
    MP3("audio/mpeg", ".mp3") {
        @Override
        List<String> complaints(Path capture) {
            return both(Tool.mp3val(capture), Tool.decoding(capture));
        }
    },
    AAC("audio/aac", ".aac") {
        @Override
        List<String> complaints(Path capture) {
            return Tool.decoding(capture);
        }
    },
    WEBM("audio/webm", ".weba") {
        @Override
        List<String> complaints(Path capture) {
            return both(Tool.mkvinfo(capture), Tool.decoding(capture));
        }
    },
    WEBM_VIDEO("video/webm", ".webm") {
        @Override
        List<String> complaints(Path capture) {
            return both(Tool.mkvinfo(capture), Tool.decoding(capture));
        }
    };

    private final String contentType;
    private final String suffix;

    Format(String contentType, String suffix) {
        this.contentType = contentType;
        this.suffix = suffix;
    }

    abstract List<String> complaints(Path capture);

    String contentType() {
        return contentType;
    }

    String suffix() {
        return suffix;
    }

    private static List<String> both(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
