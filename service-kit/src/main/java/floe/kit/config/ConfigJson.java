package floe.kit.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import floe.mount.MountName;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The configuration's records as JSON, for the bus and the disk.
/// Fields that this version doesn't know are passed over; a field that it needs and that is missing is an error.
public final class ConfigJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(JsonForms.module())
            .build();

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private ConfigJson() {}

    public static Buffer write(Object value) {
        return Buffer.buffer(bytes(value));
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException when it isn't the JSON of such a record, or the record refuses its values
    public static <T> T read(Buffer json, Class<T> type) throws IOException {
        return record(MAPPER.readTree(json.getBytes()), type);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static JsonNode tree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getSimpleName(), e);
        }
    }

    static <T> T record(@Nullable JsonNode tree, Class<T> type) throws IOException {
        if (tree == null || !tree.isObject()) {
            throw new IOException("not the JSON of a " + type.getSimpleName());
        }
        T value = MAPPER.treeToValue(tree, type);
        requireWhole(value);
        return value;
    }

    /// Refuses a record in which a component is missing that isn't marked `@Nullable`.
    private static void requireWhole(Object value) throws IOException {
        if (value instanceof List<?> list) {
            for (var element : list) {
                requireWhole(element);
            }
        } else if (value.getClass().isRecord() && !(value instanceof MountName)) {
            for (var component : COMPONENTS.get(value.getClass())) {
                requirePresent(component, value);
            }
        }
    }

    private static void requirePresent(Component component, Object owner) throws IOException {
        Object value = component.of(owner);
        if (value != null) {
            requireWhole(value);
        } else if (!component.mayBeNull()) {
            throw new IOException(owner.getClass().getSimpleName() + " without " + component.name());
        }
    }

    /// A record's component, looked up once for each type of record.
    private record Component(String name, Method accessor, boolean mayBeNull) {
        static Component of(RecordComponent component) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Component(
                    component.getName(), accessor, component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        @Nullable
        Object of(Object owner) throws IOException {
            try {
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IOException("cannot look into " + owner.getClass().getSimpleName(), e);
            }
        }
    }
}
