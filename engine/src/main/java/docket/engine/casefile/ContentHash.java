package docket.engine.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The hash to which an approval is bound: SHA-256, in lower-case hex, of the content's canonical form. That is JSON in
 * UTF-8 without white space, keys sorted by their UTF-16 code units at every level, whole numbers without fraction or
 * exponent, other numbers exact, as {@link java.math.BigDecimal#toString()} without trailing zeros.
 */
public final class ContentHash {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public static String of(Map<String, ?> content) {
        return HexFormat.of().formatHex(sha256(canonical(content)));
    }

    static byte[] canonical(Map<String, ?> content) {
        try {
            return CANONICAL.writeValueAsString(PlainJson.of(content)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private ContentHash() {}
}
