package docket.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads newline-delimited JSON, plain or gzipped, which is told by the first bytes and not by the name. */
public final class JsonLines {

    /** A line that could not be read, and why. */
    public record Unreadable(String where, String why) {}

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** As {@link #read(InputStream, Consumer)}. */
    public static List<Unreadable> read(Path file, Consumer<JsonNode> each) throws IOException {
        try (InputStream bytes = open(file)) {
            return read(bytes, each);
        }
    }

    /**
     * Reads line by line; blank ones are passed over.
     *
     * @param each is given what a line holds, and throws IllegalArgumentException where it is not what was expected
     * @return the lines that could not be read; they stop nothing
     */
    public static List<Unreadable> read(InputStream bytes, Consumer<JsonNode> each) throws IOException {
        List<Unreadable> unreadable = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (text.isBlank()) {
                continue;
            }
            try {
                each.accept(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                unreadable.add(new Unreadable("line " + number, e.getOriginalMessage()));
            } catch (IllegalArgumentException e) {
                unreadable.add(new Unreadable("line " + number, String.valueOf(e.getMessage())));
            }
        }
        return unreadable;
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean gzipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzipped ? new GZIPInputStream(bytes) : bytes;
    }

    private JsonLines() {}
}
