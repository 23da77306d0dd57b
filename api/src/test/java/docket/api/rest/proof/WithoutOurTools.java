package docket.api.rest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs that a page of docs/ gives to who trusts none of ours, taken from that page. */
public final class WithoutOurTools {

    private final Path folder;
    private final Path page;

    /** @param code that it exited with */
    public record Ended(int code, String said) {}

    /**
     * Skips the test where Python or OpenSSL is not installed.
     *
     * @param folder where they run, and leave what the page's first program writes
     * @param page its name in docs/
     */
    public WithoutOurTools(Path folder, String page) throws InterruptedException {
        assumeTrue(has("python3") && has("openssl"), "python3 and openssl are not both here");
        this.folder = folder;
        this.page = Path.of("..", "docs", page);
    }

    public Ended python(Object... arguments) throws Exception {
        Path program = Files.writeString(folder.resolve("check.py"), block("python"));
        return run(Stream.concat(Stream.of("python3", program), Stream.of(arguments))
                .map(Object::toString)
                .toArray(String[]::new));
    }

    /** After {@link #python}: of the checkpoint that it read. */
    public Ended openssl() throws Exception {
        return run(block("sh").strip().split(" "));
    }

    /** The page's only code of this language. */
    private String block(String language) throws IOException {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(page));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Ended run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
