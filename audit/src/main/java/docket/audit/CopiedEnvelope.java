package docket.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.json.JsonField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The metadata of a copied event, of which a fold asks for a field now and then. Immutable. */
final class CopiedEnvelope extends AbstractMap<String, Object> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteBuffer metadata;

    CopiedEnvelope(ByteBuffer metadata) {
        this.metadata = metadata;
    }

    /** @throws UncheckedIOException where the metadata are no JSON */
    @Override
    public @Nullable Object get(Object name) {
        try {
            return JsonField.text(metadata, String.valueOf(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        try {
            return JSON.readValue(
                            metadata.array(),
                            metadata.arrayOffset() + metadata.position(),
                            metadata.remaining(),
                            new TypeReference<Map<String, Object>>() {})
                    .entrySet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
