package floe.config.xml;

import floe.config.element.Element;
import floe.config.element.Elements;
import floe.config.element.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Files made of the table: each element that is read may be there, with some good value.
final class RandomFile {
    private static final List<String> YES = List.of("1", "yes", "TRUE", "on", "7");
    private static final List<String> NO = List.of("0", "no", "False", "off", "00");
    private static final List<String> WORDS =
            List.of("", " ", "ä € \uD834\uDD1E", "&lt;&amp;&gt;", "a b", "<![CDATA[<x>]]>");
    /// They take milliseconds each.
    private static final int ONE_SECRET_IN = 600;
    private static final int MOST_OF_ONE = 2;

    private final Random random;
    private int names;

    RandomFile(Random random) {
        this.random = random;
    }

    String text() {
        return "<icecast>" + parts(Elements.ROOT, "") + "</icecast>";
    }

    private String parts(Element group, String path) {
        return group.parts().stream()
                .filter(it -> !it.isAttribute() && it.verdict().isRead() && isThere(it))
                .flatMap(it -> IntStream.range(0, it.isRepeated() ? 1 + random.nextInt(MOST_OF_ONE) : 1)
                        .mapToObj(_ -> sample(it, path + "/" + it.name())))
                .collect(Collectors.joining(random.nextBoolean() ? "\n" : "<!-- - -->"));
    }

    private boolean isThere(Element element) {
        return switch (element.name()) {
            case "paths" -> true;
            case "standby" -> random.nextInt(ONE_SECRET_IN) == 0;
            default ->
                switch (element.kind()) {
                    case Kind.Secret _ -> random.nextInt(ONE_SECRET_IN) == 0;
                    case Kind.Group _ -> random.nextInt(3) == 0;
                    case Kind.Count _, Kind.Flag _, Kind.Words _ -> random.nextInt(3) > 0;
                };
        };
    }

    private String sample(Element element, String path) {
        var attributes = element.parts().stream()
                .filter(it -> it.isAttribute() && it.verdict().isRead())
                .map(it -> " " + it.name().substring(1) + "='" + it.kind().sample() + "'")
                .collect(Collectors.joining());
        var inner = element.isGroup() ? needed(path) + parts(element, path) : value(element, path);
        return "<" + element.name() + attributes + ">" + inner + "</" + element.name() + ">";
    }

    /// What a group means nothing without.
    private String needed(String path) {
        return switch (path) {
            case "/mount" -> random.nextInt(4) > 0 ? "<mount-name>" + name() + "</mount-name>" : "";
            case "/listen-socket" -> "<port>" + (1 + 2 * names++) + "</port>";
            case "/relay", "/mount/relay" -> "<local-mount>" + name() + "</local-mount>";
            case "/mount/authentication" -> "<option name='filename' value='f'/>";
            case "/mount/standby" -> "<username>u</username><password>p</password>";
            case "/paths" -> "<ssl-certificate>c</ssl-certificate><x-forwarded-for>10.0.0.1</x-forwarded-for>";
            default -> "";
        };
    }

    private String value(Element element, String path) {
        if (path.endsWith("/mount-name") || path.endsWith("/local-mount")) {
            return name();
        }
        if (path.equals("/listen-socket/port")) {
            return String.valueOf(1 + 2 * names++);
        }
        if (path.equals("/mount/standby/username")) {
            return "dj";
        }
        return switch (element.kind()) {
            case Kind.Count(var least, var most) ->
                String.valueOf(random.nextBoolean() ? least : random.nextLong(least, most + 1));
            case Kind.Flag _ -> random.nextBoolean() ? any(YES) : any(NO);
            case Kind.Words(var allowed, var sample) -> allowed.equals("text") ? any(WORDS) : sample;
            case Kind.Secret secret -> secret.sample();
            case Kind.Group _ -> throw new IllegalStateException(path + " has no value");
        };
    }

    private String name() {
        return "/" + (random.nextInt(8) == 0 ? "*/" : "") + "m" + names++;
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
