package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The newest checkpoint (c2sp.org/tlog-checkpoint) of a log's folder.
 *
 * @param origin the name of the log
 * @param size in entries
 * @param note the checkpoint's text with its signatures
 */
record SignedHead(String origin, long size, byte[] root, String note) {

    static final String FILE = "checkpoint";
    private static final int LINES = 5;

    static SignedHead of(long size, byte[] root, LogKey key) {
        String text = key.name() + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        return new SignedHead(key.name(), size, root, key.sign(text));
    }

    /** Empty where there is none, or no whole one. */
    static Optional<SignedHead> newest(Path folder) throws IOException {
        try {
            return parse(Files.readString(folder.resolve(FILE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Optional<SignedHead> parse(String note) {
        String[] lines = note.split("\n");
        if (lines.length < LINES || !lines[1].matches("0|[1-9][0-9]{0,17}") || !note.endsWith("\n")) {
            return Optional.empty();
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines[2]);
            return Optional.of(new SignedHead(lines[0], Long.parseLong(lines[1]), root, note));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** @param signatures further lines under it */
    SignedHead with(List<String> signatures) {
        return new SignedHead(origin, size, root, note + String.join("", signatures));
    }

    void write(TileFolder folder) throws IOException {
        folder.replace(FILE, note.getBytes(UTF_8));
    }

    boolean hasRoot(byte[] otherRoot) {
        return Arrays.equals(root, otherRoot);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedHead that && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }
}
