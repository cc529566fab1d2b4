package floe.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Free ports of this machine. Below the range from which the kernel takes those of outgoing connections, so that
/// nobody gets one between the asking and the binding; never the same twice in a run.
final class Ports {
    private static final int LOWEST = 18_000;
    private static final int HIGHEST = 32_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - 2_000));

    private Ports() {}

    static int free() {
        while (true) {
            int port = NEXT.getAndIncrement();
            if (isFree(port)) {
                return port;
            }
        }
    }

    /// The first of two, one after the other.
    static int freePair() {
        while (true) {
            int port = NEXT.getAndAdd(2);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
