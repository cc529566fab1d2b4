package floe.mount;

/// The credentials of an encoder that waits behind others on a mount.
///
/// @param priority 1–100; of those connected the lowest is heard. The mount's own credentials have 0
public record StandbyLogin(Login login, int priority) {
    public StandbyLogin {
        if (priority < 1 || priority > 100) {
            throw new IllegalArgumentException("priority " + priority + "; allowed: 1 to 100");
        }
    }
}
