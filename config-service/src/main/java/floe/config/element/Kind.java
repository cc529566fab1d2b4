package floe.config.element;

/// What may stand in an element.
public sealed interface Kind {
    /// What is allowed, for people.
    String allowed();

    /// A value that is good, for those who try.
    String sample();

    /// Other elements.
    record Group() implements Kind {
        @Override
        public String allowed() {
            return "elements";
        }

        @Override
        public String sample() {
            return "";
        }
    }

    /// Text.
    ///
    /// @param allowed which, `text` for any
    record Words(String allowed, String sample) implements Kind {}

    /// A password: never shown, and readable from a file of its own.
    record Secret() implements Kind {
        @Override
        public String allowed() {
            return "a password";
        }

        @Override
        public String sample() {
            return "not a sample";
        }
    }

    /// A whole number.
    record Count(long least, long most) implements Kind {
        @Override
        public String allowed() {
            return least + "–" + most;
        }

        @Override
        public String sample() {
            return String.valueOf(Math.max(least, Math.min(most, 1)));
        }
    }

    /// Yes or no.
    record Flag() implements Kind {
        @Override
        public String allowed() {
            return "yes or no";
        }

        @Override
        public String sample() {
            return "yes";
        }
    }
}
