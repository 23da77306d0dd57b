package docket.engine.proof.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public key of a witness (c2sp.org/tlog-cosignature, Ed25519): whether a line under a checkpoint is by it. */
final class WitnessKey {

    private static final byte COSIGNATURE = 4;
    private static final int ID_LENGTH = 4;
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String line;
    private final byte[] id;
    private final PublicKey key;

    private WitnessKey(String line, byte[] id, PublicKey key) {
        this.line = line;
        this.id = id;
        this.key = key;
    }

    /** @throws IllegalArgumentException if it is no key of a witness */
    static WitnessKey parse(String verifierKey) {
        String[] parts = verifierKey.split("\\+", 3);
        byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (typed.length != 33 || typed[0] != COSIGNATURE) {
            throw new IllegalArgumentException("\"" + verifierKey + "\" is no key of a witness");
        }
        try {
            byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + typed.length - 1);
            System.arraycopy(typed, 1, encoded, ED25519.length, typed.length - 1);
            return new WitnessKey(
                    "\u2014 " + parts[0] + " ",
                    HexFormat.of().parseHex(parts[1]),
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("\"" + verifierKey + "\" holds no key of Ed25519", e);
        }
    }

    /** Whether one of the lines under the note carries its name and id. */
    boolean isUnder(String note) {
        return note.lines().anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(String signature) {
        return signature.startsWith(line) && Arrays.equals(Arrays.copyOf(bytes(signature), ID_LENGTH), id);
    }

    /** Whether the line is its cosignature of the note's text. */
    boolean signed(String signature, String note) {
        byte[] bytes = isNamedBy(signature) ? bytes(signature) : new byte[0];
        if (bytes.length != ID_LENGTH + Long.BYTES + 64) {
            return false;
        }
        long seconds = ByteBuffer.wrap(bytes).getLong(ID_LENGTH);
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8));
            return seconds >= 0 && verifier.verify(bytes, ID_LENGTH + Long.BYTES, 64);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] bytes(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(line.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
