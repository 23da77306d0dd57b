package docket.engine.proof.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose bytes depend on its content only. Closing it ends the zip and leaves the stream under it open. */
final class BundleZip implements AutoCloseable {

    /** The oldest time that a zip can hold. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    BundleZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, UTF_8);
    }

    void text(String name, String content) throws IOException {
        file(name, content.getBytes(UTF_8));
    }

    void event(long index, String part, byte[]... content) throws IOException {
        file(String.format(Locale.ROOT, "events/%012d.%s", index, part), content);
    }

    private void file(String name, byte[]... content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        for (byte[] part : content) {
            zip.write(part);
        }
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }
}
