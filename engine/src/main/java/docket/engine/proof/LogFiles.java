package docket.engine.proof;

import java.nio.file.Path;
import java.util.Map;

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

    /** The places that the environment of {@code ./docket up} names. */
    public static LogFiles in(Map<String, String> environment) {
        LogFiles own = of(Path.of(environment.getOrDefault("DOCKET_DATA", "data")));
        String folder = environment.getOrDefault("DOCKET_LOG_FOLDER", "");
        String key = environment.getOrDefault("DOCKET_LOG_KEY_FILE", "");
        return new LogFiles(
                folder.isBlank() ? own.folder() : Path.of(folder), key.isBlank() ? own.key() : Path.of(key));
    }
}
