package docket.api.rest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two programs that docs/bundle.md gives to who trusts none of ours, taken from that page. */
public final class WithoutOurTools {

    private static final Path PAGE = Path.of("..", "docs", "bundle.md");

    private final Path folder;

    /** @param code that it exited with */
    public record Ended(int code, String said) {}

    /**
     * Skips the test where Python or OpenSSL is not installed.
     *
     * @param folder where they run, and leave what the page's first program writes
     */
    public WithoutOurTools(Path folder) throws InterruptedException {
        assumeTrue(has("python3") && has("openssl"), "python3 and openssl are not both here");
        this.folder = folder;
    }

    public Ended python(Path bundle) throws Exception {
        Path program = Files.writeString(folder.resolve("check.py"), block("python"));
        return run("python3", program.toString(), bundle.toString());
    }

    /** After {@link #python}: of the checkpoint that it read. */
    public Ended openssl() throws Exception {
        return run(block("sh").strip().split(" "));
    }

    /** The page's only code of this language. */
    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(PAGE));
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
