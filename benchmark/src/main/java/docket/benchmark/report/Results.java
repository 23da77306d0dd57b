package docket.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Keeps figures in {@code benchmark/results}, a text, a JSON and a chart for each benchmark. */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final String benchmark;

    /** @param home the project's folder */
    public Results(Path home, String benchmark) throws IOException {
        this.folder = Files.createDirectories(home.resolve("benchmark/results"));
        this.benchmark = benchmark;
    }

    /** Prints the text and writes all three. */
    public void write(String text, Map<String, ?> json, String svg) throws IOException {
        System.out.println(text);
        Files.writeString(file(".txt"), text);
        Files.writeString(file(".json"), JSON.writeValueAsString(json) + "\n");
        Files.writeString(file(".svg"), svg);
        System.err.println("Written: " + file(".json") + ", .txt, .svg");
    }

    /** Writes one more text beside them, under the benchmark's name and a word. */
    public void writeMore(String word, String text) throws IOException {
        Files.writeString(file("-" + word + ".txt"), text);
    }

    private Path file(String end) {
        return folder.resolve(benchmark + end);
    }
}
