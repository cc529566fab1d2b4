package floe.ingest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// T14, D-008, A-015.
@DisplayName("A call from another site's page")
class CrossSiteTest {
    private static Map<String, String> fields(String lines) {
        var fields = new TreeMap<>(Map.of("host", "radio.example:8000"));
        for (var line : lines.split(";", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return fields;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sec-fetch-site:cross-site",
                "sec-fetch-site:same-site",
                "sec-fetch-site:cross-site;origin:http://radio.example:8000",
                "origin:null",
                "origin:http://evil.example",
                "origin:http://radio.example",
                "referer:http://evil.example/radio.example:8000",
                "referer:http://radio.example:8000.evil.example/",
                "origin:http://radio.example:8000;host:other"
            })
    void is_known_by_what_the_browser_says(String lines) {
        assertThat(CrossSite.asks(fields(lines))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sec-fetch-site:same-origin",
                "sec-fetch-site:none",
                "origin:http://radio.example:8000",
                "origin:https://RADIO.example:8000",
                "referer:http://radio.example:8000/admin/",
                "referer:http://radio.example:8000/;host:radio.example:8000/listen/station"
            })
    void is_told_from_our_own_and_from_tools(String lines) {
        assertThat(CrossSite.asks(fields(lines))).isFalse();
    }
}
