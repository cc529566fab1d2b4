package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The encoders that people use, each on its own command line, streaming a given time to a mount.
enum Encoder {
    FFMPEG_VORBIS_BY_PUT("ffmpeg") {
        @Override
        Child stream(Path folder, int port, String mount, int seconds) {
            return ffmpeg(folder, port, mount, seconds, "libvorbis", "0");
        }
    },
    FFMPEG_VORBIS_BY_SOURCE("ffmpeg") {
        @Override
        Child stream(Path folder, int port, String mount, int seconds) {
            return ffmpeg(folder, port, mount, seconds, "libvorbis", "1");
        }
    },
    FFMPEG_OPUS_BY_PUT("ffmpeg") {
        @Override
        Child stream(Path folder, int port, String mount, int seconds) {
            return ffmpeg(folder, port, mount, seconds, "libopus", "0");
        }
    },
    FFMPEG_OPUS_BY_SOURCE("ffmpeg") {
        @Override
        Child stream(Path folder, int port, String mount, int seconds) {
            return ffmpeg(folder, port, mount, seconds, "libopus", "1");
        }
    },
    SHOUT("shout") {
        @Override
        Child stream(Path folder, int port, String mount, int seconds) {
            var command = List.of(
                    "shout",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--pass",
                    IcecastXml.SOURCE_PASSWORD,
                    "--mount",
                    mount,
                    "--format",
                    "ogg");
            return Child.start(name(), folder.resolve("shout.log"), Map.of(), command, Media.oggencVorbis(seconds));
        }
    },
    EZSTREAM("ezstream") {
        @Override
        Child stream(Path folder, int port, String mount, int seconds) {
            var config = write(folder.resolve("ezstream.xml"), """
                    <ezstream>
                      <servers><server>
                        <hostname>127.0.0.1</hostname><port>%d</port><password>%s</password>
                      </server></servers>
                      <streams><stream><mountpoint>%s</mountpoint><format>Ogg</format></stream></streams>
                      <intakes><intake><filename>%s</filename><stream_once>yes</stream_once></intake></intakes>
                    </ezstream>
                    """.formatted(
                            port, IcecastXml.SOURCE_PASSWORD, mount, Media.oggencVorbis(seconds)));
            return Child.start(
                    name(), folder.resolve("ezstream.log"), Map.of(), List.of("ezstream", "-c", config.toString()));
        }
    },
    LIQUIDSOAP("liquidsoap") {
        @Override
        Child stream(Path folder, int port, String mount, int seconds) {
            var script = write(folder.resolve("radio.liq"), """
                    settings.init.allow_root.set(true)
                    s = once(single("%s"))
                    output.icecast(%%vorbis(quality=0.4), host="127.0.0.1", port=%d, password="%s", mount="%s",
                      fallible=true, on_stop=shutdown, s)
                    """.formatted(
                            Media.oggencVorbis(seconds), port, IcecastXml.SOURCE_PASSWORD, mount));
            return Child.start(
                    name(),
                    folder.resolve("liquidsoap.log"),
                    Map.of("HOME", folder.toString()),
                    List.of("liquidsoap", script.toString()));
        }
    };

    private final String program;

    Encoder(String program) {
        this.program = program;
    }

    /// As a sentence goes on: `ffmpeg vorbis by put`.
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String program() {
        return program;
    }

    /// @param folder for its settings and its log
    abstract Child stream(Path folder, int port, String mount, int seconds);

    static Child ffmpeg(Path folder, int port, String mount, int seconds, String codec, String legacy) {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "warning", "-re", "-stream_loop", "-1"));
        command.addAll(List.of("-i", Media.vorbis().toString(), "-t", Integer.toString(seconds), "-c:a", codec));
        command.addAll(List.of("-b:a", "96k", "-legacy_icecast", legacy, "-content_type", "application/ogg", "-f"));
        command.add("ogg");
        command.add("icecast://source:" + IcecastXml.SOURCE_PASSWORD + "@127.0.0.1:" + port + mount);
        return Child.start("ffmpeg " + mount, folder.resolve("ffmpeg.log"), Map.of(), command);
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
