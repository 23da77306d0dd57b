package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.Untrue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a bundle. A name that no bundle has, or has twice, is not overlooked. */
final class Archive implements AutoCloseable {

    /** For reading; bundles made before there were sheets have none. */
    private static final String SHEET = "sheet.html";

    private static final Set<String> FILES = Set.of("bundle", "policy", "checkpoint", SHEET);
    private static final Set<String> PARTS = Set.of("entry", "payload", "metadata", "salts", "proof");
    private static final Pattern EVENT = Pattern.compile("events/([0-9]{12})\\.([a-z]+)");
    private static final int MOST_BYTES = 64 << 20;

    private final ZipFile zip;
    private final List<Long> indexes;

    private Archive(ZipFile zip, List<Long> indexes) {
        this.zip = zip;
        this.indexes = indexes;
    }

    /** @throws Untrue if it is no zip, or one that holds other files than a bundle does */
    static Archive open(Path file) throws IOException, Untrue {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), UTF_8);
        } catch (ZipException e) {
            throw new Untrue("the bundle: it is no zip, or a damaged one (" + e.getMessage() + ")", e);
        }
        try {
            return new Archive(zip, indexes(zip));
        } catch (Untrue e) {
            zip.close();
            throw e;
        }
    }

    private static List<Long> indexes(ZipFile zip) throws Untrue {
        Set<String> names = new HashSet<>();
        TreeMap<Long, Integer> parts = new TreeMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            String name = all.nextElement().getName();
            if (!names.add(name)) {
                throw new Untrue(name + ": it is in the bundle twice");
            }
            Matcher event = EVENT.matcher(name);
            if (event.matches() && PARTS.contains(event.group(2))) {
                parts.merge(Long.parseLong(event.group(1)), 1, Integer::sum);
            } else if (!FILES.contains(name)) {
                throw new Untrue(name + ": no bundle has such a file");
            }
        }
        return new ArrayList<>(parts.keySet());
    }

    /** Of the events, in their order. */
    List<Long> indexes() {
        return indexes;
    }

    boolean hasSheet() {
        return zip.getEntry(SHEET) != null;
    }

    static String name(long index, String part) {
        return String.format(java.util.Locale.ROOT, "events/%012d.%s", index, part);
    }

    /** @throws Untrue if it is missing or damaged */
    byte[] read(String name) throws IOException, Untrue {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Untrue(name + ": it is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Untrue(name + ": it is larger than anything Docket writes");
            }
            return bytes;
        } catch (ZipException e) {
            throw new Untrue(name + ": it is damaged (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
