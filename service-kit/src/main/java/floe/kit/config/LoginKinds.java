package floe.kit.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import floe.mount.ListenerLogin;

/// By what JSON tells apart how listeners log in.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ListenerLogin.Listed.class, name = "list"),
    @JsonSubTypes.Type(value = ListenerLogin.Asked.class, name = "server")
})
interface LoginKinds {}
