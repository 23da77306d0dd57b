package docket.verifier;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Vectors that others published; they lie in {@code shared} beside the checkout. */
public final class Vectors {

    private static final Path FOLDER = Path.of("../../shared/data/vectors");

    /** Skips the test where they are not there. */
    public static Path folder(String name) {
        Path folder = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "there is no " + folder.toAbsolutePath());
        return folder;
    }

    private Vectors() {}
}
