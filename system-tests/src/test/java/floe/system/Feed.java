package floe.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An encoder, what it sends and by which way: each on its own command line, for some seconds.
enum Feed {
    FFMPEG_VORBIS("ffmpeg", Format.OGG, gig -> ffmpeg(gig, Format.OGG, "-c:a", "libvorbis", "-f", "ogg")),
    FFMPEG_OPUS("ffmpeg", Format.OGG, gig -> ffmpeg(gig, Format.OGG, "-c:a", "libopus", "-f", "ogg")),
    FFMPEG_FLAC("ffmpeg", Format.OGG_FLAC, gig -> ffmpeg(gig, Format.OGG_FLAC, "-c:a", "flac", "-f", "ogg")),
    FFMPEG_MP3("ffmpeg", Format.MP3, gig -> ffmpeg(gig, Format.MP3, "-c:a", "libmp3lame", "-f", "mp3")),
    FFMPEG_AAC("ffmpeg", Format.AAC, gig -> ffmpeg(gig, Format.AAC, "-c:a", "aac", "-f", "adts")),
    FFMPEG_WEBM("ffmpeg", Format.WEBM, gig -> ffmpeg(gig, Format.WEBM, "-c:a", "libopus", "-f", "webm")),
    FFMPEG_FLAC_BY_SOURCE("ffmpeg", Format.OGG_FLAC, gig -> legacy(gig, Format.OGG_FLAC, "-c:a", "flac", "-f", "ogg")),
    FFMPEG_MP3_BY_SOURCE("ffmpeg", Format.MP3, gig -> legacy(gig, Format.MP3, "-c:a", "libmp3lame", "-f", "mp3")),
    FFMPEG_AAC_BY_SOURCE("ffmpeg", Format.AAC, gig -> legacy(gig, Format.AAC, "-c:a", "aac", "-f", "adts")),
    FFMPEG_WEBM_BY_SOURCE("ffmpeg", Format.WEBM, gig -> legacy(gig, Format.WEBM, "-c:a", "libopus", "-f", "webm")),
    FFMPEG_VP8("ffmpeg", Format.WEBM_VIDEO, Feed::vp8),
    OGGFWD(
            "oggfwd",
            Format.OGG,
            gig -> gig.pipe("exec oggfwd %s %s %s %s < %s"
                    .formatted(
                            Gig.HOST,
                            gig.port(),
                            IcecastXml.SOURCE_PASSWORD,
                            gig.mount(),
                            Media.oggencVorbis(gig.seconds())))),
    ICES2("ices2", Format.OGG, Feed::ices2),
    EZSTREAM_MP3("ezstream", Format.MP3, Feed::ezstream),
    GSTREAMER_VORBIS("gst-launch-1.0", Format.OGG, gig -> gstreamer(gig, "vorbisenc ! oggmux")),
    GSTREAMER_MP3("gst-launch-1.0", Format.MP3, gig -> gstreamer(gig, "lamemp3enc target=bitrate cbr=true")),
    CURL("curl", Format.MP3, Feed::curl),
    /// One process with four outputs: each start of it takes seconds of a core.
    LIQUIDSOAP("liquidsoap", Liquidsoap.OUTLETS, gig -> Liquidsoap.start(gig, ""));

    private final String program;
    private final List<Outlet> outlets;
    private final Starter starter;

    Feed(String program, Format format, Starter starter) {
        this.program = program;
        this.outlets = List.of(new Outlet(name().toLowerCase(Locale.ROOT), format));
        this.starter = starter;
    }

    Feed(String program, List<Outlet> outlets, Starter starter) {
        this.program = program;
        this.outlets = outlets;
        this.starter = starter;
    }

    private interface Starter {
        Child start(Gig gig);
    }

    String program() {
        return program;
    }

    List<Outlet> outlets() {
        return outlets;
    }

    Child start(FloeNode node, int seconds) {
        return starter.start(
                new Gig(node, Workshop.freshFolder(program), outlets.getFirst().mount(), seconds));
    }

    private static Child ffmpeg(Gig gig, Format format, String... codec) {
        return ffmpeg(gig, List.of("-i", Media.vorbis().toString()), "0", format, codec);
    }

    private static Child legacy(Gig gig, Format format, String... codec) {
        return ffmpeg(gig, List.of("-i", Media.vorbis().toString()), "1", format, codec);
    }

    private static Child vp8(Gig gig) {
        var picture = List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=160x120:r=10",
                "-re",
                "-i",
                Media.vorbis().toString());
        var codec = "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 200k -g 20 -c:a libvorbis -f webm";
        return ffmpeg(gig, picture, "0", Format.WEBM_VIDEO, codec.split(" ", -1));
    }

    private static Child ffmpeg(Gig gig, List<String> input, String legacy, Format format, String... codec) {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "warning", "-re"));
        command.addAll(input);
        command.addAll(List.of("-t", Integer.toString(gig.seconds()), "-legacy_icecast", legacy));
        command.addAll(List.of("-content_type", format.contentType()));
        command.addAll(List.of(codec));
        command.add(gig.url());
        return gig.start(command);
    }

    private static Child ices2(Gig gig) {
        var list = gig.write("list.txt", Media.oggencVorbis(gig.seconds()) + "\n");
        var config = gig.write("ices.xml", """
                <ices>
                  <background>0</background><logpath>%s</logpath><logfile>ices.log</logfile><consolelog>1</consolelog>
                  <stream>
                    <input>
                      <module>playlist</module>
                      <param name="type">basic</param><param name="file">%s</param><param name="once">1</param>
                    </input>
                    <instance>
                      <hostname>%s</hostname><port>%s</port><password>%s</password><mount>%s</mount>
                    </instance>
                  </stream>
                </ices>
                """.formatted(
                        gig.folder(), list, Gig.HOST, gig.port(), IcecastXml.SOURCE_PASSWORD, gig.mount()));
        return gig.start(List.of("ices2", config.toString()));
    }

    private static Child ezstream(Gig gig) {
        var config = gig.write("ezstream.xml", """
                <ezstream>
                  <servers><server>
                    <hostname>%s</hostname><port>%s</port><password>%s</password>
                  </server></servers>
                  <streams><stream><mountpoint>%s</mountpoint><format>MP3</format></stream></streams>
                  <intakes><intake><filename>%s</filename><stream_once>yes</stream_once></intake></intakes>
                </ezstream>
                """.formatted(
                        Gig.HOST, gig.port(), IcecastXml.SOURCE_PASSWORD, gig.mount(), Media.mp3(gig.seconds())));
        return gig.start(List.of("ezstream", "-c", config.toString()));
    }

    /// Blocks of 1,024 samples at 44,100 Hz.
    private static Child gstreamer(Gig gig, String encoder) {
        return gig.pipe(
                "exec gst-launch-1.0 -q audiotestsrc is-live=true num-buffers=%d ! %s ! shout2send ip=%s port=%s"
                                .formatted(gig.seconds() * 43, encoder, Gig.HOST, gig.port())
                        + " password=" + IcecastXml.SOURCE_PASSWORD + " mount=" + gig.mount());
    }

    private static Child curl(Gig gig) {
        return gig.pipe("ffmpeg -nostdin -v error -re -i %s -c copy -f mp3 - ".formatted(Media.mp3(gig.seconds()))
                + "| curl -sSf -u source:%s -H 'Content-Type: audio/mpeg' -T - http://%s:%s%s"
                        .formatted(IcecastXml.SOURCE_PASSWORD, Gig.HOST, gig.port(), gig.mount()));
    }
}
