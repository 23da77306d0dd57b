package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a bundle. A name that no bundle has, or has twice, is not overlooked. */
final class Archive implements AutoCloseable {

    /** The case as a document to read; a bundle that was made before there were sheets has none. */
    private static final String SHEET = "sheet.html";

    private static final Set<String> FILES = Set.of("bundle", "policy", "checkpoint", SHEET);
    private static final Pattern EVENT = Pattern.compile("events/([0-9]{12})\\.([a-z]+)");

    /** What an event has in a bundle, and the most bytes of each that are unpacked. */
    private static final Map<String, Integer> PARTS =
            Map.of("entry", 64 << 10, "payload", 64 << 20, "metadata", 1 << 20, "salts", 64, "proof", 1 << 20);

    private static final int MOST_BYTES = 1 << 20;

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
        } catch (IOException e) {
            throw new Untrue("the bundle: it is no zip, or a damaged one" + why(e), e);
        }
        try {
            return new Archive(zip, indexes(zip));
        } catch (IllegalArgumentException e) {
            zip.close();
            throw new Untrue("the bundle: a name in it is not UTF-8", e);
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
            if (event.matches() && PARTS.containsKey(event.group(2))) {
                parts.merge(Long.parseLong(event.group(1)), 1, Integer::sum);
            } else if (!FILES.contains(name)) {
                throw new Untrue(name + ": no bundle has such a file");
            }
        }
        return new ArrayList<>(parts.keySet());
    }

    /** The log indexes of the events that are in the bundle, ascending. */
    List<Long> indexes() {
        return indexes;
    }

    boolean hasSheet() {
        return zip.getEntry(SHEET) != null;
    }

    static String name(long index, String part) {
        return String.format(java.util.Locale.ROOT, "events/%012d.%s", index, part);
    }

    /** @throws Untrue if it is missing, damaged, or larger than anything Docket writes, packed however small */
    byte[] read(String name) throws Untrue {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Untrue(name + ": it is missing");
        }
        int most = PARTS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), MOST_BYTES);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = entry.getSize() > most ? new byte[0] : in.readNBytes(most + 1);
            if (entry.getSize() > most || bytes.length > most) {
                throw new Untrue(name + ": it is larger than anything Docket writes (" + most + " bytes)");
            }
            return bytes;
        } catch (IOException e) {
            throw new Untrue(name + ": it is damaged" + why(e), e);
        }
    }

    private static String why(IOException e) {
        return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
