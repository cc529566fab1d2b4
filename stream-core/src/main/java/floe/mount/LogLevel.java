package floe.mount;

/// How much the nodes write down of what they do (icecast.xml: `<loglevel>`); each tells what those before it tell, and
/// more.
public enum LogLevel {
    /// What went wrong.
    ERROR,
    /// What is not as it should be.
    WARN,
    /// What changes.
    INFO,
    /// Whatever may help to find a mistake.
    DEBUG
}
