package floe.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.BodyFraming;
import floe.http.HeadParsing;
import floe.http.RequestHead;
import floe.http.RequestHeadParser;
import floe.ingest.login.Gate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whoever wants to send")
class AdmissionTest {
    private static RequestHead head(String text) {
        return switch (new RequestHeadParser().feed(Bytes.latin1(text + "\r\n\r\n"))) {
            case HeadParsing.Parsed(var head, var _) -> head;
            case HeadParsing.Unfinished _, HeadParsing.Refused _ -> throw new AssertionError("no head: " + text);
        };
    }

    private static SourceRequest request(String text) {
        return switch (SourceRequest.of(head(text))) {
            case SourceRequest.Reading.Sound(var request) -> request;
            case SourceRequest.Reading.Unsound(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Refusal refusal(String text) {
        return switch (SourceRequest.of(head(text))) {
            case SourceRequest.Reading.Sound(var request) -> throw new AssertionError(request);
            case SourceRequest.Reading.Unsound(var refusal) -> refusal;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "SOURCE /a.ogg HTTP/1.0, true",
        "SOURCE /a.ogg ICE/1.0, true",
        "PUT /a.ogg HTTP/1.1, true",
        "PUT /administrator.ogg HTTP/1.1, true",
        "PUT /admin/metadata HTTP/1.1, false",
        "GET /a.ogg HTTP/1.1, false",
        "POST /a.ogg HTTP/1.1, false"
    })
    void is_known_by_the_method_and_the_path(String line, boolean source) {
        assertThat(SourceRequest.isFor(head(line))).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        // fits, sample, from here, refused with
        "true, false, false, 0",
        "true, true, true, 0",
        "true, true, false, 403",
        "false, true, true, 401",
        "false, true, false, 401",
        "false, false, true, 401"
    })
    void needs_a_password_that_is_good_from_there(boolean fits, boolean sample, boolean fromHere, int status) {
        var refusal = Admission.credentials(fits, sample, fromHere);
        assertThat(refusal.map(Refusal::status).orElse(0)).isEqualTo(status);
    }

    @Test
    void is_told_when_nobody_has_set_a_password() {
        var shown = Admission.shown(new Gate.Answer.Wrong(), List.of(), true);
        assertThat(shown).isInstanceOfSatisfying(Admission.Shown.Refused.class, no -> {
            assertThat(no.refusal().status()).isEqualTo(401);
            assertThat(no.refusal().text()).contains("No source password is set", "<source-password>");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1, 16, ''",
        "16, 16, ''",
        "17, 16, too many sources connected: this node has as many as <limits><sources> allows",
        "1, 0, too many sources connected: this node has as many as <limits><sources> allows"
    })
    void needs_a_place(int sources, int most, String text) {
        assertThat(Admission.place(sources, most).map(Refusal::text).orElse("")).isEqualTo(text);
    }

    @Test
    void with_PUT_need_not_name_a_type() {
        assertThat(request("PUT /a.ogg HTTP/1.1").contentType()).isEmpty();
        assertThat(Admission.content("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "Text/HTML; charset=utf-8", "image/svg+xml", "application/xhtml+xml"})
    void with_the_type_of_a_page_is_refused(String type) {
        assertThat(Admission.content(type)).contains(Refusal.contentType(type));
    }

    @Test
    void with_SOURCE_and_no_type_means_MP3() {
        assertThat(request("SOURCE /a HTTP/1.0").contentType()).isEqualTo("audio/mpeg");
    }

    @Test
    void with_SOURCE_never_ends_at_a_length() {
        assertThat(request("SOURCE /a HTTP/1.0\r\nContent-Length: 0").framing()).isEqualTo(new BodyFraming.Endless());
    }

    @Test
    void with_a_PUT_of_no_bytes_only_asks() {
        assertThat(request("PUT /a HTTP/1.1\r\nContent-Length: 0").isProbe()).isTrue();
        assertThat(request("PUT /a HTTP/1.1\r\nContent-Length: 1").isProbe()).isFalse();
    }

    @Test
    void may_name_the_mount_with_a_query() {
        assertThat(request("SOURCE /a.ogg?x=y HTTP/1.0").mount()).hasToString("/a.ogg");
    }

    @Test
    void to_a_path_that_is_no_name_is_refused() {
        assertThat(refusal("PUT / HTTP/1.1")).isEqualTo(Refusal.MOUNT_NAME);
    }

    @Test
    void may_wait_for_100_continue_and_for_nothing_else() {
        assertThat(request("PUT /a HTTP/1.1\r\nExpect: 100-Continue").expectsContinue())
                .isTrue();
        assertThat(request("SOURCE /a HTTP/1.0\r\nExpect: 100-continue").expectsContinue())
                .isFalse();
        assertThat(refusal("PUT /a HTTP/1.1\r\nExpect: cake").status()).isEqualTo(417);
    }

    @Test
    void is_quoted_without_its_secrets_and_without_a_listeners_words() {
        var head = "PUT /a HTTP/1.1\r\nIce-Name: A\r\nicy-br: 64\r\nIce-Password: p\r\nIcy-MetaData: 1\r\nHost: h";
        assertThat(request(head).words()).containsOnlyKeys("ice-name", "icy-br");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/ogg", "audio/ogg; codecs=opus", "audio/mpeg", "video/webm", "audio/x-new"})
    void may_send_any_sound(String type) {
        assertThat(Admission.content(type)).isEmpty();
    }
}
