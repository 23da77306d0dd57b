package docket.engine.proof.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody kept, in which a note is looked for. */
public final class NoteFile {

    /** More than any note has: a checkpoint has a few hundred bytes, a proof a few thousand. */
    private static final int MOST_BYTES = 1 << 20;

    /**
     * Reads the whole file; bytes that are not UTF-8 are replaced, for they are in no note.
     *
     * @throws IOException which says in words why it cannot be read
     */
    public static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException("There is no file " + file + " that can be read");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    file + " is larger than any checkpoint or proof. Of a bundle, take the file checkpoint out");
        }
        return new String(Files.readAllBytes(file), UTF_8);
    }

    private NoteFile() {}
}
