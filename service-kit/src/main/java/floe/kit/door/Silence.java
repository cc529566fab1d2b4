package floe.kit.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannel;

/// Finds out who has gone without a word while nothing is said to it either: the kernel asks, and with the door's limit
/// for what is not acknowledged gives up 30 s after it heard of that one last.
final class Silence {
    private static final int IPPROTO_TCP = 6;
    private static final IntegerUnixChannelOption BEFORE_FIRST =
            new IntegerUnixChannelOption("TCP_KEEPIDLE", IPPROTO_TCP, 4);
    private static final IntegerUnixChannelOption BETWEEN =
            new IntegerUnixChannelOption("TCP_KEEPINTVL", IPPROTO_TCP, 5);
    private static final int SECONDS_BEFORE = 15;
    private static final int SECONDS_BETWEEN = 5;

    private Silence() {}

    static void watch(Channel visitor) {
        if (visitor instanceof UnixChannel) {
            var config = visitor.config();
            config.setOption(BEFORE_FIRST, SECONDS_BEFORE);
            config.setOption(BETWEEN, SECONDS_BETWEEN);
            config.setOption(ChannelOption.SO_KEEPALIVE, true);
        }
    }
}
