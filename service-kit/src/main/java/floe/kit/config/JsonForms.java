package floe.kit.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import floe.mount.MountName;
import floe.peer.AddressRange;
import floe.peer.AddressSet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/// What is no record of its own in the JSON of a configuration: mounts by their names, durations in milliseconds,
/// addresses as lists of them have them.
final class JsonForms {
    private JsonForms() {}

    static SimpleModule module() {
        var module = new SimpleModule("floe");
        add(
                module,
                MountName.class,
                (name, json) -> json.writeString(name.path()),
                json -> new MountName(json.getValueAsString("")));
        add(
                module,
                Duration.class,
                (time, json) -> json.writeNumber(time.toMillis()),
                json -> Duration.ofMillis(json.getLongValue()));
        add(module, AddressSet.class, JsonForms::write, JsonForms::addresses);
        return module;
    }

    private static void write(AddressSet set, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var range : set.ranges()) {
            json.writeString(range.toString());
        }
        json.writeEndArray();
    }

    private static AddressSet addresses(JsonParser json) throws IOException {
        var ranges = new ArrayList<AddressRange>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            ranges.add(AddressRange.parse(json.getText()));
        }
        return AddressSet.of(ranges);
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private interface Reading<T> {
        T read(JsonParser json) throws IOException;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Writing<T> writing, Reading<T> reading) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writing.write(value, json);
            }
        });
        module.addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return reading.read(json);
            }
        });
    }
}
