package floe.kit.pages;

import java.util.Optional;
import java.util.function.Function;

/// What a request says of the part of a file that it needs; each as sent, empty when not.
record FileQuestion(String range, String ifRange, String ifNoneMatch) {
    static FileQuestion of(Function<String, Optional<String>> field) {
        return new FileQuestion(
                field.apply("range").orElse(""),
                field.apply("if-range").orElse(""),
                field.apply("if-none-match").orElse(""));
    }
}
