package floe.config.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An XML file")
class XmlDocumentTest {
    private static final byte[] NUL = {'<', 'a', '>', 0, '<', '/', 'a', '>'};

    @Nested
    class that_is_hostile {
        @Test
        void opens_no_other_file(@TempDir Path folder) throws Exception {
            var secret = Files.writeString(folder.resolve("secret"), "TOPSECRET");
            for (var text : new String[] {
                "<!DOCTYPE a [<!ENTITY e SYSTEM '%s'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY %% e SYSTEM '%s'>%%e;]><a/>",
                "<!DOCTYPE a SYSTEM '%s'><a/>"
            }) {
                assertThatThrownBy(() -> read(text.formatted(secret.toUri())))
                        .isInstanceOf(XmlRefused.class)
                        .hasMessageContaining("DOCTYPE")
                        .hasMessageNotContaining("TOPSECRET");
            }
        }

        @Test
        void opens_no_connection() throws Exception {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                server.setSoTimeout(200);
                var url = "http://127.0.0.1:" + server.getLocalPort() + "/";
                for (var text : new String[] {
                    "<!DOCTYPE a [<!ENTITY e SYSTEM '" + url + "'>]><a>&e;</a>",
                    "<!DOCTYPE a PUBLIC 'x' '" + url + "'><a/>"
                }) {
                    assertThatThrownBy(() -> read(text)).isInstanceOf(XmlRefused.class);
                }
                read("<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='" + url + " " + url
                        + "'/>");
                assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
            }
        }

        @Test
        void blows_nothing_up() {
            var lol = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'lol'>");
            for (int i = 1; i < 60; i++) {
                lol.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
            }
            var quadratic =
                    "<!DOCTYPE a [<!ENTITY e '" + "x".repeat(100_000) + "'>]><a>" + "&e;".repeat(100_000) + "</a>";
            for (var bomb : new String[] {lol + "]><a>&e59;</a>", quadratic}) {
                refusedQuickly(bomb);
            }
        }

        @Test
        void is_bounded_in_depth_and_attributes() {
            refusedQuickly("<a>".repeat(10_000) + "</a>".repeat(10_000));
            var attributes = new StringBuilder("<a");
            for (int i = 0; i < 100_000; i++) {
                attributes.append(" a").append(i).append("=''");
            }
            refusedQuickly(attributes + "/>");
        }

        @Test
        void is_bounded_in_size() throws Exception {
            var limit = XmlDocument.LONGEST_BYTES;
            read("<a>" + " ".repeat(limit - 7) + "</a>");
            assertThatThrownBy(() -> read("<a>" + " ".repeat(limit - 6) + "</a>"))
                    .hasMessage("is larger than 1 MiB");
        }

        private static void refusedQuickly(String text) {
            long before = System.nanoTime();
            assertThatThrownBy(() -> read(text)).isInstanceOf(XmlRefused.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(800));
        }
    }

    @Nested
    class that_is_none {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "x",
                    " ",
                    "\n\n",
                    "<",
                    "<a",
                    "<a>",
                    "<a></b>",
                    "<a/><b/>",
                    "<a/>x",
                    "<a b=c/>",
                    "<a>&e;</a>",
                    "<a>&#0;</a>",
                    "<a b='1' b='2'/>",
                    "<?xml version='9.9'?><a/>",
                    "<a><![CDATA[</a>",
                    "<a><!-- -- --></a>"
                })
        void is_refused_with_its_line(String text) {
            assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(XmlRefused.class, refused -> {
                assertThat(refused.place().line()).isPositive();
                assertThat(refused.place().column()).isPositive();
                assertThat(refused.getMessage()).doesNotContain("\n");
            });
        }

        @Test
        void is_refused_with_a_NUL_in_it() {
            assertThatThrownBy(() -> XmlDocument.read(NUL)).isInstanceOf(XmlRefused.class);
        }
    }

    @Nested
    class in_some_encoding {
        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
        void is_read_as_it_declares(String encoding) throws Exception {
            var declared = encoding.startsWith("UTF-16") ? "UTF-16" : encoding;
            var text = "<?xml version='1.0' encoding='" + declared + "'?><a>ü</a>";
            assertThat(XmlDocument.read(text.getBytes(Charset.forName(encoding)))
                            .text())
                    .isEqualTo("ü");
        }

        @Test
        void is_read_with_a_byte_order_mark() throws Exception {
            assertThat(read("\uFEFF<a>ü</a>").text()).isEqualTo("ü");
        }

        @Test
        void is_refused_when_it_is_another_one() {
            var latin = "<?xml version='1.0' encoding='UTF-8'?>\n<a>ü</a>".getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> XmlDocument.read(latin)).isInstanceOf(XmlRefused.class);
            assertThatThrownBy(() -> read("<?xml version='1.0' encoding='klingon'?><a/>"))
                    .isInstanceOf(XmlRefused.class);
        }
    }

    @Test
    void knows_where_each_element_s_content_begins() throws Exception {
        var root = read("<a>\n  <b>text</b>\n  <c\n   x='1'/>\n</a>");
        assertThat(root.children()).extracting(it -> it.place().toString()).containsExactly("2:6", "4:11");
    }

    private static XmlElement read(String text) throws XmlRefused {
        return XmlDocument.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
