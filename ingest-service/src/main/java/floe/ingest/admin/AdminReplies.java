package floe.ingest.admin;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.text.Markup;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What Icecast 2.4 answers to its administrators, word for word.
///
/// @param replies how this server answers
/// @param hasAdministrator whether there is a login that opens everything here
record AdminReplies(IcecastReplies replies, boolean hasAdministrator) {
    /// An outcome as `/admin/` tells it: XML, or a page for those who asked for `.xsl`.
    ///
    /// @param done what stands in `return`
    Reply outcome(String message, boolean done, boolean asPage) {
        return asPage
                ? page(message)
                : ok(
                        "text/xml; charset=utf-8",
                        "<?xml version=\"1.0\"?>\n<iceresponse><message>" + Markup.of(message) + "</message><return>"
                                + (done ? 1 : 0) + "</return></iceresponse>\n");
    }

    /// An outcome as `/admin.cgi` tells it.
    Reply page(String message) {
        return ok(
                "text/html; charset=utf-8",
                "<html><head><title>Admin request successful</title></head><body><p>" + Markup.of(message)
                        + "</p></body></html>");
    }

    Reply ok(String contentType, String body) {
        return new Reply(
                replies.head(200, contentType, Instant.now()), Bytes.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }

    Reply refusal(int status, String message) {
        return replies.refusal(status, message, Instant.now());
    }

    /// Where nobody can be the administrator, whoever tries had better know.
    Reply unauthorised() {
        return hasAdministrator
                ? replies.unauthorised(Instant.now())
                : refusal(
                        401,
                        "You need to authenticate. No administrator is set on this server: that takes an <admin-user>"
                                + " and an <admin-password> in <authentication>");
    }

    /// To those who guessed too often.
    Reply crowded() {
        return refusal(429, "Too many wrong passwords came from your address; try again in some seconds");
    }

    /// To those who come from elsewhere with what everybody knows.
    Reply samplePassword() {
        return refusal(
                403,
                "This password is one that sample files carry; it is good only on the server's own machine. Set another"
                        + " one in icecast.xml");
    }

    /// To methods that change nothing here.
    Reply notAllowed(String allow) {
        return replies.notAllowed(allow, Instant.now());
    }

    Reply options(String allow) {
        return new Reply(
                replies.head(204, "text/plain; charset=utf-8", Instant.now()).field("Allow", allow), Bytes.EMPTY);
    }
}
