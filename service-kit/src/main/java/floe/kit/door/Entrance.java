package floe.kit.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.channel.unix.UnixChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening socket that all porches of a door share. Vert.x keeps it to itself, but each connection knows where it
/// came in. Any thread.
///
/// Linux gives connections to all sockets in turn that processes of one user have on one port. Each waits with one of
/// them until it is taken, and is cut off when that one closes first. So before a socket closes, the kernel is told to
/// lead whoever comes to another one, and what was under way is taken.
final class Entrance {
    private static final Logger log = LoggerFactory.getLogger(Entrance.class);
    private static final int SOL_SOCKET = 1;
    private static final int ATTACH_REUSEPORT_CBPF = 51;
    /// A program of one instruction: BPF_RET + BPF_K.
    private static final short RETURN = 0x06;

    private static final int INSTRUCTION_BYTES = 8;
    private static final int PROGRAM_BYTES = 16;
    private static final RawUnixChannelOption CHOICE =
            new RawUnixChannelOption("SO_ATTACH_REUSEPORT_CBPF", SOL_SOCKET, ATTACH_REUSEPORT_CBPF, PROGRAM_BYTES);

    private @Nullable Channel socket;
    private boolean handedOver;

    /// Somebody has come in.
    synchronized void passed(Channel visitor) {
        if (socket == null) {
            socket = visitor.parent();
            if (handedOver) {
                leadOn(socket);
            }
        }
    }

    /// From now on whoever comes goes to the next process at this port, as soon as there is one. It is the second: when
    /// the first closes, it takes its place, and what is beyond the last counts for nothing.
    synchronized void handOver() {
        handedOver = true;
        leadOn(socket);
    }

    private static void leadOn(@Nullable Channel socket) {
        if (socket instanceof UnixChannel) {
            var choice = struct(INSTRUCTION_BYTES).putShort(0, RETURN).putInt(4, 1);
            var program = struct(PROGRAM_BYTES)
                    .putShort(0, (short) 1)
                    .putLong(8, MemorySegment.ofBuffer(choice).address());
            try {
                if (!socket.config().setOption(CHOICE, program)) {
                    log.warn("{} is not handed over: this transport cannot", socket.localAddress());
                }
            } catch (ChannelException e) {
                log.warn("{} is not handed over: {}", socket.localAddress(), e.toString());
            } finally {
                Reference.reachabilityFence(choice);
            }
        }
    }

    private static ByteBuffer struct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /// Nobody comes in any more; those who have come are at their porches, or on the way there.
    synchronized Future<Void> close() {
        if (socket == null) {
            return Future.succeededFuture();
        }
        var closed = Promise.<Void>promise();
        socket.close().addListener(_ -> closed.complete());
        return closed.future();
    }
}
