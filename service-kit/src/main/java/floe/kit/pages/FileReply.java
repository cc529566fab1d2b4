package floe.kit.pages;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.RangeWish;
import floe.http.RangeWish.Part;
import floe.http.Reply;
import floe.mount.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The reply to one who asks for a file or parts of it: Icecast's fields, RFC 9110's meaning.
record FileReply(IcecastReplies replies, Asset file, Bytes content) {
    /// @param method `GET` or `HEAD`
    Reply to(String method, FileQuestion question, Instant now) {
        if (isKnown(question.ifNoneMatch())) {
            var head = replies.head(304, FileTypes.of(file.path()), now).field("ETag", tag());
            return new Reply(head, Bytes.EMPTY);
        }
        boolean sameFile = question.ifRange().isEmpty() || question.ifRange().equals(tag());
        var wish = method.equals("GET") && sameFile
                ? RangeWish.of(question.range(), content.length())
                : new RangeWish.Whole();
        return switch (wish) {
            case RangeWish.Whole _ -> reply(200, FileTypes.of(file.path()), content, now);
            case RangeWish.Parts(var parts) -> parts.size() == 1 ? part(parts.getFirst(), now) : parts(parts, now);
            case RangeWish.Beyond _ -> beyond(now);
        };
    }

    private Reply part(Part part, Instant now) {
        var reply = reply(206, FileTypes.of(file.path()), bytes(part), now);
        reply.head().field("Content-Range", place(part));
        return reply;
    }

    /// RFC 9110 §14.6.
    private Reply parts(List<Part> parts, Instant now) {
        var boundary = "floe-" + file.sha256().substring(0, 32);
        var body = new ArrayList<Bytes>();
        for (var part : parts) {
            body.add(Bytes.latin1("--" + boundary + "\r\nContent-Type: " + FileTypes.of(file.path())
                    + "\r\nContent-Range: " + place(part) + "\r\n\r\n"));
            body.add(bytes(part));
            body.add(Bytes.latin1("\r\n"));
        }
        body.add(Bytes.latin1("--" + boundary + "--\r\n"));
        return reply(206, "multipart/byteranges; boundary=" + boundary, Bytes.concat(body), now);
    }

    private Reply beyond(Instant now) {
        var reply = replies.refusal(416, "Request Range Not Satisfiable", now);
        reply.head().field("Content-Range", "bytes */" + content.length());
        return Pages.sized(reply);
    }

    private Reply reply(int status, String type, Bytes body, Instant now) {
        var head =
                replies.head(status, type, now).field("Accept-Ranges", "bytes").field("ETag", tag());
        return Pages.sized(new Reply(head, body));
    }

    private Bytes bytes(Part part) {
        return content.slice((int) part.from(), (int) part.to() + 1);
    }

    private String place(Part part) {
        return "bytes " + part.from() + "-" + part.to() + "/" + content.length();
    }

    /// The content itself, in short.
    private String tag() {
        return "\"" + file.sha256().substring(0, 32) + "\"";
    }

    private boolean isKnown(String ifNoneMatch) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .map(it -> it.startsWith("W/") ? it.substring(2) : it)
                .anyMatch(it -> it.equals("*") || it.equals(tag()));
    }
}
