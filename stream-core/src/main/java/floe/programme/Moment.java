package floe.programme;

/// A moment as the shell read it once.
///
/// @param nanos the monotonic clock
/// @param wallMillis the wall clock
public record Moment(long nanos, long wallMillis) {}
