package floe.mount;

import floe.peer.Proxies;
import java.util.List;

/// One thing that a configuration is made of and that can come, go or change by itself.
public sealed interface ConfigPart {
    /// What it is called in a log: a kind and a name, nothing secret.
    String label();

    /// What in it differs, in the words of icecast.xml; empty where it is known by its label.
    default List<String> differences(ConfigPart before) {
        return List.of();
    }

    /// A mount with a block of its own.
    record Mount(MountConfig config) implements ConfigPart {
        @Override
        public String label() {
            return "mount " + config.name();
        }

        @Override
        public List<String> differences(ConfigPart before) {
            return before instanceof Mount(var was) ? Aspects.between(was, config) : List.of();
        }
    }

    /// What counts for the mounts without a block that a pattern means.
    ///
    /// @param place among the patterns, which decides where several fit
    record Pattern(MountConfig config, int place) implements ConfigPart {
        @Override
        public String label() {
            return "mounts " + config.name();
        }
    }

    /// What counts for all mounts without a block.
    record OtherMounts(MountConfig config) implements ConfigPart {
        @Override
        public String label() {
            return "default mount";
        }

        @Override
        public List<String> differences(ConfigPart before) {
            return before instanceof OtherMounts(var was) ? Aspects.between(was, config) : List.of();
        }
    }

    /// A public socket.
    record Socket(ListenSocket socket) implements ConfigPart {
        @Override
        public String label() {
            return "socket " + socket.address() + ":" + socket.port();
        }
    }

    /// A file that the cluster shares.
    record File(Asset asset) implements ConfigPart {
        @Override
        public String label() {
            return "file " + asset.path();
        }
    }

    /// How the server names itself.
    record Server(ServerWords words) implements ConfigPart {
        @Override
        public String label() {
            return "server words";
        }
    }

    /// What a node admits.
    record Ceilings(Limits limits) implements ConfigPart {
        @Override
        public String label() {
            return "limits";
        }

        @Override
        public List<String> differences(ConfigPart before) {
            return before instanceof Ceilings(var was) ? Aspects.between(was, limits) : List.of();
        }
    }

    /// Where certificate and key lie.
    record Tls(TlsFiles files) implements ConfigPart {
        @Override
        public String label() {
            return "tls files";
        }
    }

    /// Whose word on the visitors behind them is believed.
    record Trusted(Proxies proxies) implements ConfigPart {
        @Override
        public String label() {
            return "trusted proxies";
        }
    }

    /// The headers that every reply gets.
    record Headers(List<ReplyHeader> headers) implements ConfigPart {
        public Headers {
            headers = List.copyOf(headers);
        }

        @Override
        public String label() {
            return "http-headers";
        }
    }

    /// The credentials of all sources without own ones.
    record SourceLogin(Login login) implements ConfigPart {
        @Override
        public String label() {
            return "source login";
        }
    }

    /// Other servers.
    record Others(Outside outside) implements ConfigPart {
        @Override
        public String label() {
            return "relays, directories and events";
        }

        @Override
        public List<String> differences(ConfigPart before) {
            return before instanceof Others(var was) ? Aspects.between(was, outside) : List.of();
        }
    }

    /// Who is let in.
    record Access(AccessLists lists) implements ConfigPart {
        @Override
        public String label() {
            return "access lists";
        }
    }

    /// How much the logs tell.
    record Log(LogLevel level) implements ConfigPart {
        @Override
        public String label() {
            return "loglevel";
        }
    }

    /// The administrator's credentials.
    record AdminLogin(Login login) implements ConfigPart {
        @Override
        public String label() {
            return "admin login";
        }
    }
}
