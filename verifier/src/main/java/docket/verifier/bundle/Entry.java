package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.util.Arrays;
import java.util.HexFormat;

/** An entry of the log, which commits to one event: version 1 of docs/log-format.md. */
record Entry(
        String agency,
        String eventId,
        String stream,
        long sequence,
        String type,
        String revision,
        String time,
        String payloadHash,
        String metadataHash) {

    private static final String VERSION = "docket-entry/v1";
    private static final int LINES = 10;
    private static final int SALT = 32;

    static Entry parse(byte[] bytes) throws Untrue {
        String text = new String(bytes, UTF_8);
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty() || !Arrays.equals(text.getBytes(UTF_8), bytes)) {
            throw new Untrue("it does not have the " + LINES + " lines of an entry");
        }
        if (!lines[0].equals(VERSION)) {
            throw new Untrue("it begins with \"" + lines[0] + "\" and not with \"" + VERSION + "\"");
        }
        if (!lines[4].matches("0|[1-9][0-9]{0,17}")) {
            throw new Untrue("its sequence number is \"" + lines[4] + "\"");
        }
        return new Entry(
                lines[1],
                lines[2],
                lines[3],
                Long.parseLong(lines[4]),
                lines[5],
                lines[6],
                lines[7],
                lines[8],
                lines[9]);
    }

    /** Whether the event's case was disposed of: then nothing is left to be held against the hashes. */
    static boolean isDisposed(byte[] salts, byte[] metadata) {
        return salts.length == 0 && new String(metadata, UTF_8).equals("{}");
    }

    /** @throws Untrue if the entry was made of another payload than this one */
    void coversPayload(byte[] salts, byte[] payload) throws Untrue {
        covers(payloadHash, salts, 0, payload);
    }

    void coversMetadata(byte[] salts, byte[] metadata) throws Untrue {
        covers(metadataHash, salts, SALT, metadata);
    }

    private static void covers(String expected, byte[] salts, int from, byte[] content) throws Untrue {
        if (salts.length != 2 * SALT) {
            throw new Untrue("there are " + salts.length + " bytes of salts beside it, and not " + 2 * SALT);
        }
        byte[] salt = Arrays.copyOfRange(salts, from, from + SALT);
        if (!HexFormat.of().formatHex(Hash.of(salt, content).bytes()).equals(expected)) {
            throw new Untrue("it is not what was recorded: with its salt its hash is not the one in the entry");
        }
    }
}
