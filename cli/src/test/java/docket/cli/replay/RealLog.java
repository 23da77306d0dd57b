package docket.cli.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The log of 6,760 payment requests of the BPI Challenge 2020, which is not in the repository: where {@code
 * DOCKET_REAL_LOG} says it is, else in the logs folder beside the checkout, if there is one.
 */
final class RealLog {

    private static final Path BESIDE_THE_CHECKOUT = Path.of("../shared/data/payment-requests.ndjson.gz");

    /** Skips the test where the log is not to be had. */
    static LogFile read() throws IOException {
        Path file = file();
        assumeTrue(
                Files.isReadable(file),
                "SKIPPED: no log of real payment requests at " + file
                        + " (the logs folder beside the checkout); DOCKET_REAL_LOG may name another place");
        return LogFile.read(file);
    }

    /** Whether tests of real cases run. */
    static boolean isThere() {
        return Files.isReadable(file());
    }

    private static Path file() {
        String named = System.getenv("DOCKET_REAL_LOG");
        return named == null ? checkout().resolve(BESIDE_THE_CHECKOUT).normalize() : Path.of(named);
    }

    /** The root of the repository: tests run in the folder of their module, or in the root itself. */
    private static Path checkout() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("").toAbsolutePath() : folder;
    }

    private RealLog() {}
}
