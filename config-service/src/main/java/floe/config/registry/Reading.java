package floe.config.registry;

import java.util.List;

/// How the reading of a file ended.
public sealed interface Reading {
    record Good(Draft draft) implements Reading {}

    /// There is no draft.
    ///
    /// @param errors at least one, in the file's order
    record Wrong(List<Finding> errors) implements Reading {
        public Wrong {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("wrong without an error");
            }
        }

        /// The file is wrong as a whole.
        public static Wrong because(String what) {
            return new Wrong(List.of(new Finding(Place.NOWHERE, "", what)));
        }
    }
}
