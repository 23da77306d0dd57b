package docket.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Makes entries of version 1, as {@code docs/log-format.md} says it, for whoever checks the log. The writer is the
 * database function {@code docket.number_events}; nothing is shared with it. Not thread-safe: one maker makes many
 * entries.
 */
final class EntryFormat {

    private static final byte[] VERSION = "docket-entry/v1".getBytes(UTF_8);
    private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);
    private static final byte LEAF_PREFIX = 0x00;
    private static final int HASH = 32;
    private static final int SEQUENCE = 2;

    private final byte[] agency;
    private final MessageDigest sha256 = sha256();
    private final byte[] hash = new byte[HASH];
    private byte[] made = new byte[4_096];
    private int end;

    EntryFormat(String agency) {
        this.agency = agency.getBytes(UTF_8);
    }

    /** What an entry commits to. {@code time} is the text as stored. */
    record Source(
            String agency,
            String eventId,
            String stream,
            long sequence,
            String type,
            String revision,
            String time,
            byte[] payloadSalt,
            byte[] payload,
            byte[] metadataSalt,
            byte[] metadata) {

        /** Whether nothing is left that could be held against the hashes of its entry. */
        boolean isEmptied() {
            return payloadSalt.length == 0 && metadataSalt.length == 0;
        }

        private ByteBuffer[] identity() {
            return new ByteBuffer[] {text(eventId), text(stream), text(type), text(revision), text(time)};
        }

        private static ByteBuffer text(String text) {
            return ByteBuffer.wrap(text.getBytes(UTF_8));
        }
    }

    /** Whether an entry is this event's, whatever the hashes in it say. */
    static boolean isOf(Source source, byte[] entry) {
        EntryFormat format = new EntryFormat(source.agency());
        format.identity(source.sequence(), source.identity());
        return entry.length >= format.end && Arrays.equals(entry, 0, format.end, format.made, 0, format.end);
    }

    static byte[] entry(Source source) {
        EntryFormat format = new EntryFormat(source.agency());
        format.identity(source.sequence(), source.identity());
        format.hash(ByteBuffer.wrap(source.payloadSalt()), ByteBuffer.wrap(source.payload()));
        format.hash(ByteBuffer.wrap(source.metadataSalt()), ByteBuffer.wrap(source.metadata()));
        return Arrays.copyOf(format.made, format.end);
    }

    /** Puts the first eight lines, which say which event it is. */
    void identity(long sequence, ByteBuffer... lines) {
        end = 0;
        line(VERSION, 0, VERSION.length);
        line(agency, 0, agency.length);
        for (int i = 0; i < lines.length; i++) {
            if (i == SEQUENCE) {
                byte[] number = Long.toString(sequence).getBytes(UTF_8);
                line(number, 0, number.length);
            }
            line(lines[i].array(), lines[i].arrayOffset() + lines[i].position(), lines[i].remaining());
        }
    }

    /** Puts the line that commits to a content under a salt. */
    void hash(ByteBuffer salt, ByteBuffer content) {
        sha256.update(salt);
        sha256.update(content);
        digest();
        byte[] hex = new byte[2 * HASH];
        for (int i = 0; i < HASH; i++) {
            hex[2 * i] = HEX[hash[i] >> 4 & 0xf];
            hex[2 * i + 1] = HEX[hash[i] & 0xf];
        }
        line(hex, 0, hex.length);
    }

    /** The leaf hash (RFC 6962, section 2.1) of the entry that was made; the next call overwrites it. */
    byte[] leaf() {
        sha256.update(LEAF_PREFIX);
        sha256.update(made, 0, end);
        digest();
        return hash;
    }

    /** The leaf hash of an entry that was made elsewhere; the next call overwrites it. */
    byte[] leaf(byte[] entry) {
        sha256.update(LEAF_PREFIX);
        sha256.update(entry);
        digest();
        return hash;
    }

    /** The leaf hash (RFC 6962, section 2.1) of an entry, in an array of its own. */
    static byte[] leafHash(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF_PREFIX);
        return digest.digest(entry);
    }

    private void line(byte[] from, int at, int length) {
        if (end + length + 1 > made.length) {
            made = Arrays.copyOf(made, 2 * (end + length + 1));
        }
        System.arraycopy(from, at, made, end, length);
        end += length;
        made[end++] = '\n';
    }

    private void digest() {
        try {
            sha256.digest(hash, 0, HASH);
        } catch (DigestException e) {
            throw new IllegalStateException("There is room for a hash", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
