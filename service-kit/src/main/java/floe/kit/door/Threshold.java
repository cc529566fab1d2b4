package floe.kit.door;

import floe.http.IcecastReplies;
import floe.mount.ListenSocket;
import floe.peer.Proxies;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// What a connection meets at a door.
///
/// @param door the public socket; of a back door, one without any meaning
/// @param isBack whether each connection begins with the word of another node, whom it passes on
/// @param proxies whose word on the visitors behind them is believed
/// @param patience for each head
/// @param goOverToTls lets a connection go over to TLS in the middle, where the door has that
record Threshold(
        ListenSocket door,
        boolean isBack,
        List<Room> rooms,
        IcecastReplies replies,
        Proxies proxies,
        Duration patience,
        Consumer<Channel> goOverToTls) {}
