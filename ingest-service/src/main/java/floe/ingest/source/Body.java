package floe.ingest.source;

import floe.bytes.Bytes;
import floe.http.BodyFraming;
import floe.http.ChunkedBody;

/// A request's body as it comes over the connection: takes its framing off. Owned by one source.
sealed interface Body {
    /// What came out of some bytes.
    sealed interface Part {
        Bytes bytes();

        record More(Bytes bytes) implements Part {}

        record Last(Bytes bytes) implements Part {}

        /// The framing is broken; `bytes` are those before.
        record Broken(Bytes bytes, String why) implements Part {}
    }

    Part take(Bytes received);

    static Body of(BodyFraming framing) {
        return switch (framing) {
            case BodyFraming.Endless() -> new Endless();
            case BodyFraming.Sized(long bytes) -> new Sized(bytes);
            case BodyFraming.Chunked() -> new Chunked(new ChunkedBody());
            case BodyFraming.Bad(var _, var why) -> throw new IllegalArgumentException("no body: " + why);
        };
    }

    /// Ends with the connection.
    record Endless() implements Body {
        @Override
        public Part take(Bytes received) {
            return new Part.More(received);
        }
    }

    /// Ends after so many bytes; what follows is not read.
    final class Sized implements Body {
        private long left;

        Sized(long bytes) {
            this.left = bytes;
        }

        @Override
        public Part take(Bytes received) {
            int taken = (int) Math.min(left, received.length());
            left -= taken;
            var bytes = received.slice(0, taken);
            return left == 0 ? new Part.Last(bytes) : new Part.More(bytes);
        }
    }

    /// Ends with the last chunk.
    record Chunked(ChunkedBody decoder) implements Body {
        @Override
        public Part take(Bytes received) {
            return switch (decoder.feed(received)) {
                case ChunkedBody.Result.More(var body) -> new Part.More(body);
                case ChunkedBody.Result.Done(var body, var _) -> new Part.Last(body);
                case ChunkedBody.Result.Bad(var body, var why) -> new Part.Broken(body, why);
            };
        }
    }
}
