package docket.engine.proof;

import java.nio.file.Path;

/**
 * The places in which a node keeps the log.
 *
 * @param folder of tiles and checkpoint: nothing in it is secret
 * @param key the file of the key that signs
 */
public record LogFiles(Path folder, Path key) {

    /** The places in a data folder, unless something else was set. */
    public static LogFiles of(Path data) {
        return new LogFiles(data.resolve("tlog"), data.resolve("keys").resolve("log.key"));
    }
}
