package floe.cli;

import java.util.stream.Collectors;

/// What a process says on its terminal when it is ready.
final class Welcome {
    private Welcome() {}

    /// One line, without any password.
    static String back(OpenDoors open) {
        var plan = open.plan();
        var what = plan.kind() == Kind.ALL ? "Floe" : "Floe " + plan.kind().word();
        var doors = open.addresses().isEmpty() ? "" : " at " + String.join(" ", open.addresses());
        var file = plan.icecastXml() == null ? "" : ", configuration " + plan.icecastXml();
        return what + " is ready" + doors + file + ", health http://" + plan.managementAddress() + ":"
                + open.managementPort() + "/health/ready";
    }

    /// How to listen and how to stream, with the passwords that were made just now.
    static String first(OpenDoors open, Sample sample) {
        int port = open.plainPort().orElse(8000);
        var password = sample.sourcePassword();
        var listen = open.addresses().stream()
                .map(address -> address + Sample.MOUNT)
                .collect(Collectors.joining("\n              "));
        return """

                Floe is ready. This is said once; the passwords stay in %s

                  Listen      %s
                              (its certificate is self-signed: a player may ask, curl wants -k)
                  Stream to   http://source:%s@localhost:%d%s
                  Admin       user admin, password %s

                  ffmpeg      ffmpeg -re -i MUSIC -vn -c:a libvorbis -q:a 4 -content_type application/ogg \
                -f ogg icecast://source:%s@localhost:%d%s
                  BUTT        Settings, Main, Server, ADD: type Icecast, address localhost, port %d, password %s,
                              mountpoint %s, user source; Audio: codec ogg/vorbis
                  Liquidsoap  liquidsoap 'output.icecast(%%vorbis, host="localhost", port=%d, password="%s",\
                 mount="%s", mksafe(playlist("MUSIC-FOLDER")))'

                While nobody streams, the mount plays a loop.
                """.formatted(
                        open.plan().icecastXml(),
                        listen,
                        password,
                        port,
                        Sample.MOUNT,
                        sample.adminPassword(),
                        password,
                        port,
                        Sample.MOUNT,
                        port,
                        password,
                        Sample.MOUNT.substring(1),
                        port,
                        password,
                        Sample.MOUNT);
    }
}
