package docket.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Version 1 of the entry, as {@code docs/log-format.md} says it, for whoever checks the log. The writer is the database
 * function {@code docket.number_events}; nothing is shared with it.
 */
final class EntryFormat {

    private static final String VERSION = "docket-entry/v1";
    private static final byte LEAF_PREFIX = 0x00;

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
    }

    /** Whether an entry is this event's, whatever the hashes in it say. */
    static boolean isOf(Source source, byte[] entry) {
        return new String(entry, UTF_8).startsWith(String.join("\n", identity(source)) + "\n");
    }

    static byte[] entry(Source source) {
        List<String> lines = new ArrayList<>(identity(source));
        lines.add(HexFormat.of().formatHex(sha256(source.payloadSalt(), source.payload())));
        lines.add(HexFormat.of().formatHex(sha256(source.metadataSalt(), source.metadata())));
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static List<String> identity(Source source) {
        return List.of(
                VERSION,
                source.agency(),
                source.eventId(),
                source.stream(),
                Long.toString(source.sequence()),
                source.type(),
                source.revision(),
                source.time());
    }

    /** RFC 6962, section 2.1: the hash of a leaf. */
    static byte[] leafHash(byte[] entry) {
        return sha256(new byte[] {LEAF_PREFIX}, entry);
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private EntryFormat() {}
}
