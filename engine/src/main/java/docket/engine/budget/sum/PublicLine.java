package docket.engine.budget.sum;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A budget line at the end of a day, with nothing in it that somebody wrote about people. The blinding keeps its leaf
 * from being guessed, and is another each day. Immutable; the blinding must not be written to.
 *
 * @param currency its ISO 4217 code
 * @param blinding 32 bytes
 */
public record PublicLine(
        String day,
        String lineId,
        int fiscalYear,
        String currency,
        String organization,
        @Nullable String program,
        @Nullable String item,
        @Nullable String source,
        String code,
        Figures figures,
        byte[] blinding) {

    private static final String FORMAT = "docket-sum-tree/v1";

    /**
     * The blinding of a line on a day: HMAC-SHA256 of both under the salt of the line's first event. That salt is on
     * record and never published, so that the tree of any day can be made again from the record alone.
     */
    public static byte[] blinding(byte[] salt, String day, String lineId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac.doFinal((FORMAT + "\n" + day + "\n" + lineId).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /** What the leaf covers beside the figures, in the order of the format. */
    public List<String> text() {
        return List.of(
                FORMAT,
                day,
                String.valueOf(fiscalYear),
                currency,
                lineId,
                organization,
                Objects.requireNonNullElse(program, ""),
                Objects.requireNonNullElse(item, ""),
                Objects.requireNonNullElse(source, ""),
                code);
    }

    SumNode leaf() {
        List<byte[]> texts = text().stream().map(text -> text.getBytes(UTF_8)).toList();
        ByteBuffer bytes = ByteBuffer.allocate(
                texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum());
        texts.forEach(text -> SumNode.write(bytes, text));
        return SumNode.leaf(blinding, bytes.array(), figures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicLine line && lineId.equals(line.lineId) && leaf().equals(line.leaf());
    }

    @Override
    public int hashCode() {
        return lineId.hashCode();
    }

    @Override
    public String toString() {
        return day + " " + lineId + " " + figures;
    }
}
