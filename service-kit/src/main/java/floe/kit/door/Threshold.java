package floe.kit.door;

import floe.http.IcecastReplies;
import floe.mount.ListenSocket;
import floe.peer.Proxies;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a connection meets at a door.
///
/// @param door the public socket; of a back door, one without any meaning
/// @param isBack whether each connection begins with the word of another node, whom it passes on
/// @param proxies whose word on the visitors behind them is believed
/// @param patience for each head
/// @param tls what a connection goes over to TLS with; null where it cannot
record Threshold(
        ListenSocket door,
        boolean isBack,
        List<Room> rooms,
        IcecastReplies replies,
        Proxies proxies,
        Duration patience,
        @Nullable LateTls tls) {}
