package floe.kit.cluster;

/// «I am here», said by each node to all, once a second.
///
/// @param seat the address of its member, which stays when it starts again
/// @param sinceMillis wall clock at its start
record Pulse(String seat, long sinceMillis) {
    static void write(FrameWriter out, Pulse pulse) {
        out.text(pulse.seat()).number(pulse.sinceMillis());
    }

    static Pulse read(FrameReader in) {
        return new Pulse(in.text(), in.longNumber());
    }
}
