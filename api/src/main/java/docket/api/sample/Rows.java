package docket.api.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the sample's tables: semicolons between the columns, {@code #} before a comment. */
public final class Rows {

    private Rows() {}

    public static List<String[]> of(String table) {
        try (InputStream file = Rows.class.getResourceAsStream("/docket/sample/" + table)) {
            return new String(Objects.requireNonNull(file, table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
