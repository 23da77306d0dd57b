package docket.engine.store.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One field of a JSON object, without reading the others. */
public final class JsonField {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a text or number at the top of an object.
     *
     * @param object in UTF-8, in an array; it is not moved
     * @param name not empty
     * @return null where there is none
     * @throws IOException where it has the name in it, and is no JSON
     */
    public static @Nullable String text(ByteBuffer object, String name) throws IOException {
        if (!mayHave(object, name.getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        String found = null;
        try (JsonParser parser =
                JSON.createParser(object.array(), object.arrayOffset() + object.position(), object.remaining())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    found = value == JsonToken.VALUE_NULL ? null : parser.getText();
                }
                parser.skipChildren();
            }
        }
        return found;
    }

    /** Whether the object may have the field: its name is there as it is, or some name is written with an escape. */
    private static boolean mayHave(ByteBuffer object, byte[] name) {
        byte[] bytes = object.array();
        int end = object.arrayOffset() + object.limit();
        for (int at = object.arrayOffset() + object.position(); at < end; at++) {
            if (bytes[at] == '\\') {
                return true;
            }
            if (bytes[at] == name[0]
                    && at + name.length <= end
                    && Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    private JsonField() {}
}
