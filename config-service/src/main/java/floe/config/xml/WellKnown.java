package floe.config.xml;

import floe.mount.Login;

/// Passwords that everybody knows.
final class WellKnown {
    private WellKnown() {}

    /// The login, after a word about it where its password is such a one.
    static Login warnOf(XmlElement element, Login login, Findings findings) {
        if (login.wellKnown()) {
            findings.warn(
                    element,
                    (element.text().isEmpty() ? "is empty" : "is one that sample files carry")
                            + ": it is good on this machine only, others are refused; give it a value of its own");
        }
        return login;
    }
}
