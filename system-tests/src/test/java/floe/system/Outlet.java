package floe.system;

/// One stream that leaves an encoder.
record Outlet(String name, Format format) {
    String mount() {
        return "/" + name + format.suffix();
    }

    /// As a sentence goes on: `ffmpeg mp3 by source`.
    String title() {
        return name.replace('_', ' ');
    }
}
