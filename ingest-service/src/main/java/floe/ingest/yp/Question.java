package floe.ingest.yp;

/// What a directory is asked to do.
sealed interface Question {
    /// To list a mount.
    record Add() implements Question {}

    /// To hear what is new of it.
    record Touch(String sid) implements Question {}

    /// To forget it.
    record Remove(String sid) implements Question {}
}
