package floe.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What operators make of an icecast.xml, each of the original.
///
/// @param good by what they are about
/// @param bad by what is wrong
record Edits(Map<String, String> good, Map<String, String> bad) {
    /// Twenty-five of each kind.
    ///
    /// @param text with a mount `/live.ogg` that falls back to `/fallback.ogg`, and sockets on the loopback
    /// @param freePort for one more socket
    static Edits of(String text, int freePort, String otherWebroot, String otherCertificate, String denied) {
        var good = new LinkedHashMap<String, String>();
        good.put("clients below those who are there", text.replaceAll("<clients>\\d+", "<clients>10"));
        good.put("sources", text.replaceAll("<sources>\\d+", "<sources>3"));
        good.put("queue-size", text.replaceAll("<queue-size>\\d+", "<queue-size>500000"));
        good.put("burst-size", text.replaceAll("<burst-size>\\d+", "<burst-size>1000"));
        good.put("header", text.replace("value=\"first\"", "value=\"second\""));
        good.put("hostname", text.replace("<hostname>localhost", "<hostname>radio.example"));
        good.put("location", text.replace("<location>Here", "<location>There"));
        good.put("source-password", text.replace(IcecastXml.SOURCE_PASSWORD, "another-one"));
        good.put("admin-password", text.replace("only-the-boss-knows", "and-nobody-else"));
        good.put("one more mount", with(text, IcecastXml.mount("/more.ogg", "/fallback.ogg")));
        good.put("no such mount", text.replaceAll("(?s)<mount .*?</mount>", ""));
        good.put("no fallback", text.replaceAll("<fallback-mount>.*?</fallback-mount>", ""));
        good.put("another fallback", text.replace("<fallback-mount>/fallback", "<fallback-mount>/other"));
        good.put("max-listeners", inMount(text, "<max-listeners>5</max-listeners>"));
        good.put("hidden", inMount(text, "<hidden>1</hidden>"));
        good.put("intro", inMount(text, "<intro>/fallback.ogg</intro>"));
        good.put("stream-name", inMount(text, "<stream-name>Another</stream-name>"));
        good.put("mount's password", inMount(text, "<password>of-its-own</password>"));
        good.put("max-listener-duration", inMount(text, "<max-listener-duration>3600</max-listener-duration>"));
        good.put("one more socket", socket(text, "<port>" + freePort + "</port>"));
        good.put("no TLS socket", text.replaceAll("<listen-socket><port>\\d+.*<ssl>1</ssl></listen-socket>", ""));
        good.put("certificate", text.replaceAll("<ssl-certificate>.*?<", "<ssl-certificate>" + otherCertificate + "<"));
        good.put("webroot", text.replaceAll("<webroot>.*?<", "<webroot>" + otherWebroot + "<"));
        good.put("deny-ip", text.replace("<paths>", "<paths><deny-ip>" + denied + "</deny-ip>"));
        good.put("the original", text);
        return new Edits(good, bad(text));
    }

    private static Map<String, String> bad(String text) {
        var bad = new LinkedHashMap<String, String>();
        for (int twelfth = 0; twelfth < 12; twelfth++) {
            bad.put("cut after " + twelfth + " twelfths", text.substring(0, text.length() * twelfth / 12));
        }
        for (var wrong : List.of("many", "-1", "1e3", "99999999999", "0x10")) {
            bad.put("clients " + wrong, text.replaceAll("<clients>\\d+", "<clients>" + wrong));
        }
        bad.put("a port beyond all", socket(text, "<port>70000</port>"));
        bad.put("a queue of less than nothing", text.replaceAll("<queue-size>\\d+", "<queue-size>-5"));
        bad.put("a fallback to itself", text.replace("<fallback-mount>/fallback", "<fallback-mount>/live"));
        bad.put(
                "an entity",
                "<!DOCTYPE icecast [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + text.replace("Here", "&a;"));
        bad.put("a tag that is closed by another", text.replace("</limits>", "</limit>"));
        bad.put("another root", text.replace("icecast>", "winterbroadcast>"));
        bad.put("a zero byte", text.replace("Here", "He\u0000re"));
        bad.put("no XML at all", "clients = 100\n");
        return bad;
    }

    /// A good one after each bad one, by name.
    List<Map.Entry<String, String>> inTurn() {
        var all = new ArrayList<Map.Entry<String, String>>();
        var bads = bad.entrySet().iterator();
        good.entrySet().forEach(edit -> {
            all.add(bads.next());
            all.add(edit);
        });
        return all;
    }

    boolean isGood(Map.Entry<String, String> edit) {
        return good.containsKey(edit.getKey());
    }

    private static String with(String text, String elements) {
        return text.replace("    <paths>", elements + "    <paths>");
    }

    private static String inMount(String text, String element) {
        return text.replace("</mount-name>", "</mount-name>" + element);
    }

    private static String socket(String text, String port) {
        return text.replaceFirst(
                "<listen-socket>",
                "<listen-socket>" + port + "<bind-address>127.0.0.1</bind-address></listen-socket><listen-socket>");
    }
}
