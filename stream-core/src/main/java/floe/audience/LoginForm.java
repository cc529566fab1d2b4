package floe.audience;

import floe.http.BasicCredentials;
import floe.http.Form;
import floe.http.RequestHead;
import floe.mount.ListenerLogin;
import floe.mount.ServerWords;
import java.time.Duration;
import java.util.Optional;

/// What a server is told of a listener, byte for byte as Icecast 2.4 tells it.
///
/// @param server this one
/// @param client the listener's number
/// @param request what it asked for
/// @param address where it calls from
public record LoginForm(ServerWords server, long client, RequestHead request, String address) {
    /// Who it says to be.
    public Optional<BasicCredentials> credentials() {
        return BasicCredentials.of(request.field("authorization"));
    }

    /// «Here is one, may it listen?»
    public String arrival(ListenerLogin.Asked login) {
        var form = beginning().with("ip", address).as("agent", agent());
        for (var name : login.passedOn()) {
            request.field(name).ifPresent(value -> form.with(login.prefix() + name, value));
        }
        return "action=listener_add&" + form.text();
    }

    /// «It has gone.»
    public String leaving(Duration stayed) {
        var form = beginning()
                .as("duration", Long.toString(stayed.toSeconds()))
                .with("ip", address)
                .as("agent", agent());
        return "action=listener_remove&" + form.text();
    }

    private Form beginning() {
        var who = credentials();
        return new Form()
                .with("server", server.hostname())
                .as("port", Integer.toString(server.port()))
                .as("client", Long.toString(client))
                .with("mount", mount())
                .with("user", who.map(BasicCredentials::user).orElse(""))
                .with("pass", who.map(BasicCredentials::password).orElse(""));
    }

    /// With the query, which may be what the server knows it by.
    private String mount() {
        return request.target().startsWith("/") ? request.target() : request.path();
    }

    private String agent() {
        return request.field("user-agent").map(Form::escaped).orElse("-");
    }
}
