package docket.engine.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A small card of format 1, as it lies in the file. */
public final class GoldenCard {
    private GoldenCard() {}

    public static byte[] bytes() {
        try (InputStream file = GoldenCard.class.getResourceAsStream("/docket/scoring/golden-card.json")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Model model() {
        return Model.of(bytes());
    }

    public static Fact fact(@Nullable String value) {
        return Fact.of(value, "event-1");
    }
}
