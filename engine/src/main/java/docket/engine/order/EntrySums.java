package docket.engine.order;

import docket.engine.store.copy.CopiedRows.Row;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether each event has the entry that it must have, although events and entries are read in orders of their own and
 * never side by side: entries are added, what events would have as their entry is taken away, and where nothing is
 * wrong nothing is left. It is summed up, 256 places at a time, what a secret of this run makes of each place and leaf,
 * so that nobody can prepare two faults that cancel each other out: 16 bytes of SHA-256, as a sum of two numbers.
 * Thread-safe.
 */
public final class EntrySums {

    private static final int WIDTH = 256;
    private static final int MOST = 4_000_000;
    private static final int SECRET = 15;
    private static final int HASH = 32;

    private final byte[] secret = new byte[SECRET];
    private final long width;
    private final long[] first;
    private final long[] second;
    private final int[] count;

    /** Places from {@code from} up to, but without, {@code to} among which an event and its entry differ. */
    public record Range(long from, long to) {}

    /** @param last the highest global index that is expected */
    public EntrySums(long last) {
        new SecureRandom().nextBytes(secret);
        width = Math.max(WIDTH, last / MOST + 1);
        int ranges = (int) (Math.max(0, last) / width) + 2;
        first = new long[ranges];
        second = new long[ranges];
        count = new int[ranges];
    }

    /** Collects leaves that are added or taken away, and puts them into the sums all at once. Not thread-safe. */
    public final class Part {

        private final int sign;
        private final ByteBuffer block = ByteBuffer.allocate(SECRET + Long.BYTES + HASH);
        private final ByteBuffer hash = ByteBuffer.allocate(HASH);
        private final MessageDigest sha256;
        private final EntryFormat format;

        private Part(int sign, String agency) {
            this.sign = sign;
            this.format = new EntryFormat(agency);
            block.put(0, secret);
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        /** @param leaf 32 bytes */
        void leaf(long globalIndex, byte[] leaf) {
            block.putLong(SECRET, globalIndex).put(SECRET + Long.BYTES, leaf, 0, HASH);
            sha256.update(block.array());
            try {
                sha256.digest(hash.array(), 0, HASH);
            } catch (DigestException e) {
                throw new IllegalStateException("There is room for a hash", e);
            }
            add(globalIndex, sign, sign * hash.getLong(0), sign * hash.getLong(Long.BYTES));
        }

        /** Puts in the event of a row of which the first columns are those of {@link #EVENT}. */
        public void event(Row event) {
            format.identity(
                    event.number(SEQUENCE),
                    event.view(EVENT_ID),
                    event.view(STREAM),
                    event.view(TYPE),
                    event.view(REVISION),
                    event.view(OCCURRED_AT));
            format.hash(event.view(PAYLOAD_SALT), event.view(PAYLOAD));
            format.hash(event.view(METADATA_SALT), event.view(METADATA));
            leaf(event.number(GLOBAL_INDEX), format.leaf());
        }
    }

    /** The columns that are read of an event {@code e}; the numbers of columns follow. */
    public static final String EVENT =
            "e.global_index, e.event_id, e.stream, e.sequence, e.stream_type, e.type, e.revision,"
                    + " e.occurred_at, e.payload_salt, e.payload, e.metadata_salt, e.metadata, e.subjects";

    public static final int GLOBAL_INDEX = 0;
    public static final int EVENT_ID = 1;
    public static final int STREAM = 2;
    public static final int SEQUENCE = 3;
    public static final int STREAM_TYPE = 4;
    public static final int TYPE = 5;
    public static final int REVISION = 6;
    public static final int OCCURRED_AT = 7;
    private static final int PAYLOAD_SALT = 8;
    public static final int PAYLOAD = 9;
    private static final int METADATA_SALT = 10;
    public static final int METADATA = 11;
    public static final int SUBJECTS = 12;

    /** The number of columns in {@link #EVENT}. */
    public static final int COLUMNS = 13;

    /** A part that adds entries. */
    Part entries() {
        return new Part(1, "");
    }

    /** A part that takes away the entries that events of this agency must have. */
    public Part events(String agency) {
        return new Part(-1, agency);
    }

    private synchronized void add(long globalIndex, int entries, long head, long tail) {
        int range = (int) Math.min(Math.max(0, globalIndex) / width, first.length - 1);
        first[range] += head;
        second[range] += tail;
        count[range] += entries;
    }

    /** The ranges whose sums are not zero, ascending. */
    public List<Range> differing() {
        List<Range> differing = new ArrayList<>();
        for (int range = 0; range < first.length; range++) {
            if (first[range] != 0 || second[range] != 0 || count[range] != 0) {
                boolean last = range == first.length - 1;
                differing.add(new Range(
                        range == 0 ? Long.MIN_VALUE : range * width, last ? Long.MAX_VALUE : (range + 1) * width));
            }
        }
        return differing;
    }
}
