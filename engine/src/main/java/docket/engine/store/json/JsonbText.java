package docket.engine.store.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link RecordJson} as PostgreSQL prints a {@code jsonb} that was made of it: shorter keys first, those of one length by
 * their bytes, a space after each colon and comma, numbers without an exponent. Who has the one text and the other need not
 * parse either to see that they say the same; two texts that differ may still do so. Thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-json.html">PostgreSQL, JSON types</a>
 */
public final class JsonbText {

    private static final Comparator<byte[]> KEYS =
            Comparator.<byte[]>comparingInt(key -> key.length).thenComparing(Arrays::compareUnsigned);

    private static final ObjectWriter WRITER =
            RecordJson.mapper().registerModule(module()).writer(new Separators());

    private JsonbText() {}

    public static String of(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in UTF-8. */
    public static byte[] bytesOf(Object value) {
        try {
            return WRITER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Map.class, new SortedMap())
                .addSerializer(Double.class, new PlainNumber<>())
                .addSerializer(BigDecimal.class, new PlainNumber<>())
                .setSerializerModifier(new BeanSerializerModifier() {
                    @Override
                    public List<BeanPropertyWriter> orderProperties(
                            SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
                        return properties.stream()
                                .sorted(Comparator.comparing(property -> bytes(property.getName()), KEYS))
                                .toList();
                    }
                });
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Separators extends MinimalPrettyPrinter {
        private static final SerializableString COLON = new SerializedString(": ");
        private static final SerializableString COMMA = new SerializedString(", ");

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(COLON);
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
            out.writeRaw(COMMA);
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(COMMA);
        }
    }

    @SuppressWarnings("rawtypes") // as a serializer of every kind of map is registered
    private static final class SortedMap extends JsonSerializer<Map> {
        @Override
        public void serialize(Map map, JsonGenerator out, SerializerProvider serializers) throws IOException {
            Map<byte[], Object> sorted = new TreeMap<>(KEYS);
            ((Map<?, ?>) map).forEach((key, value) -> sorted.put(bytes(String.valueOf(key)), value));
            out.writeStartObject();
            for (Map.Entry<byte[], Object> entry : sorted.entrySet()) {
                out.writeFieldName(new String(entry.getKey(), StandardCharsets.UTF_8));
                serializers.defaultSerializeValue(entry.getValue(), out);
            }
            out.writeEndObject();
        }
    }

    private static final class PlainNumber<N extends Number> extends JsonSerializer<N> {
        @Override
        public void serialize(N number, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeNumber(new BigDecimal(number.toString()).toPlainString());
        }
    }
}
