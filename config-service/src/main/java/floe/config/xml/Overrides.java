package floe.config.xml;

import floe.config.element.Element;
import floe.config.element.Elements;
import floe.config.element.Kind;
import floe.config.element.Spellings;
import floe.config.element.UsualVariables;
import floe.config.element.VariableNames;
import floe.config.element.VariableNames.Step;
import floe.config.registry.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the environment says in place of the file: `FLOE_LIMITS_CLIENTS`, `FLOE_MOUNT_0_MAX_LISTENERS`, and the names
/// that images of Icecast have made usual. A password may come from a file that is named by its variable and `_FILE`.
public final class Overrides {
    public static final Overrides NONE = new Overrides(Map.of(), Set.of(), _ -> "");

    private static final String PREFIX = "FLOE_";
    private static final String FILE = "_FILE";
    /// What Kubernetes tells each container of a service called `floe`.
    private static final Pattern KUBERNETES =
            Pattern.compile(".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT(_\\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?");
    private static final Pattern NUMBER = Pattern.compile("_(\\d+)");
    private static final Pattern KUBERNETES_ADDRESS = Pattern.compile("(tcp|udp)://.*");

    /// The content of a file with a password.
    @FunctionalInterface
    public interface SecretFile {
        String read(Path file) throws IOException;
    }

    private final Map<String, String> variables;
    private final Set<String> others;
    private final SecretFile files;

    private Overrides(Map<String, String> variables, Set<String> others, SecretFile files) {
        this.variables = new TreeMap<>(Comparator.comparing(Overrides::inOrder));
        this.variables.putAll(variables);
        this.others = Set.copyOf(others);
        this.files = files;
    }

    /// Those of this environment.
    ///
    /// @param environment all variables; an empty one says nothing
    /// @param others that begin with `FLOE_` and are about something else
    public static Overrides of(Map<String, String> environment, Set<String> others, SecretFile files) {
        var ours = environment.entrySet().stream()
                .filter(it -> it.getKey().startsWith(PREFIX) || UsualVariables.PATHS.containsKey(usual(it.getKey())))
                .filter(it -> !it.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Overrides(ours, others, files);
    }

    /// What has no number is the first of a list; the second of it comes before the tenth.
    private static String inOrder(String variable) {
        return NUMBER.matcher(variable)
                .replaceAll(number ->
                        "~" + "0".repeat(Math.max(0, 4 - number.group(1).length())) + number.group(1));
    }

    private static String usual(String variable) {
        return variable.endsWith(FILE) ? variable.substring(0, variable.length() - FILE.length()) : variable;
    }

    /// Whether the environment says what stands in this element.
    public boolean says(String path) {
        var usual = UsualVariables.PATHS.entrySet().stream()
                .filter(it -> it.getValue().equals(path))
                .map(Map.Entry::getKey);
        return Stream.concat(Stream.of(PREFIX + VariableNames.of(path)), usual)
                .anyMatch(name -> variables.containsKey(name) || variables.containsKey(name + FILE));
    }

    /// The files that passwords come from, whether they are there or not.
    List<Path> secretFiles() {
        return variables.entrySet().stream()
                .filter(it -> it.getKey().endsWith(FILE) && isSecret(usual(it.getKey())))
                .map(it -> Path.of(it.getValue()))
                .toList();
    }

    private static boolean isSecret(String variable) {
        var usual = UsualVariables.PATHS.get(variable);
        return usual == null
                ? VariableNames.read(variable.substring(PREFIX.length()))
                        .filter(Overrides::isSecret)
                        .isPresent()
                : isSecret(steps(usual));
    }

    /// The document with all that the environment says; what makes no sense is noted.
    XmlElement apply(XmlElement root, Findings findings) {
        var changed = root;
        for (var usual : UsualVariables.PATHS.entrySet()) {
            changed = put(changed, usual.getKey(), steps(usual.getValue()), findings);
        }
        for (var variable : variables.keySet()) {
            if (variable.startsWith(PREFIX) && !others.contains(variable)) {
                changed = put(changed, variable, findings);
            }
        }
        return changed;
    }

    private static List<Step> steps(String path) {
        return Pattern.compile("/")
                .splitAsStream(path)
                .map(it -> new Step(it, Step.UNSAID))
                .toList();
    }

    private XmlElement put(XmlElement root, String variable, Findings findings) {
        var way = VariableNames.read(variable.substring(PREFIX.length()));
        var ofFile = VariableNames.read(usual(variable).substring(PREFIX.length()));
        if (way.isPresent()) {
            return KUBERNETES_ADDRESS
                                    .matcher(String.valueOf(variables.get(variable)))
                                    .matches()
                            && KUBERNETES.matcher(variable).matches()
                    ? root
                    : put(root, variable, way.get(), findings);
        }
        if (variable.endsWith(FILE) && ofFile.isPresent() && isSecret(ofFile.get())) {
            return variables.containsKey(usual(variable)) ? root : put(root, usual(variable), ofFile.get(), findings);
        }
        if (!KUBERNETES.matcher(variable).matches()) {
            findings.warn(Place.NOWHERE, "", variable + " names no element; passed over" + hint(variable));
        }
        return root;
    }

    private static boolean isSecret(List<Step> way) {
        var path = way.stream().map(Step::name).collect(Collectors.joining("/")).replace("/@", "@");
        return Elements.at(path)
                .map(Element::kind)
                .filter(Kind.Secret.class::isInstance)
                .isPresent();
    }

    private static String hint(String variable) {
        var names = Elements.all().keySet().stream()
                .map(path -> PREFIX + VariableNames.of(path))
                .toList();
        return Spellings.nearest(variable, names)
                .map(near -> ": is " + near + " meant?")
                .orElse("");
    }

    /// @param variable that says it, or whose `_FILE` does
    private XmlElement put(XmlElement root, String variable, List<Step> way, Findings findings) {
        return value(variable, way, findings)
                .map(value -> new Wish(variable, value, findings).in(root, way))
                .orElse(root);
    }

    private Optional<String> value(String variable, List<Step> way, Findings findings) {
        var said = Optional.ofNullable(variables.get(variable));
        var file = Optional.ofNullable(variables.get(variable + FILE)).filter(_ -> isSecret(way));
        if (said.isPresent() && file.isPresent()) {
            findings.error(
                    Place.NOWHERE, "", variable + " and " + variable + FILE + " are both there: which one counts?");
        }
        return said.or(() -> file.flatMap(path -> read(variable, path, findings)));
    }

    private Optional<String> read(String variable, String file, Findings findings) {
        try {
            return Optional.of(files.read(Path.of(file)).replaceFirst("\\R\\z", ""));
        } catch (IOException | IllegalArgumentException e) {
            findings.error(Place.NOWHERE, "", variable + FILE + ": " + file + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
