package docket.engine.proof.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public key of Ed25519 with its name, and the lines that it puts under a note (c2sp.org/signed-note). A key or line
 * that is written in another way than C2SP's one is not taken: whoever verifies would refuse it.
 */
public final class NoteKey {

    /** The type of a key that signs the text of a note. */
    public static final byte LOG = 1;

    /**
     * The type of a key that signs the text of a checkpoint and the time at which it did (c2sp.org/tlog-cosignature).
     */
    public static final byte WITNESS = 4;

    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final int ID_LENGTH = 4;

    private final String name;
    private final byte[] typed;
    private final byte[] id;
    private final PublicKey key;

    private NoteKey(String name, byte type, byte[] encoded) {
        if (encoded.length != ED25519.length + KEY_LENGTH
                || !Arrays.equals(encoded, 0, ED25519.length, ED25519, 0, ED25519.length)) {
            throw new IllegalArgumentException("That is no public key of Ed25519");
        }
        this.name = name;
        this.typed = ByteBuffer.allocate(1 + KEY_LENGTH)
                .put(type)
                .put(encoded, ED25519.length, KEY_LENGTH)
                .array();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(UTF_8));
            this.id = Arrays.copyOf(digest.digest(typed), ID_LENGTH);
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("That is no public key of Ed25519", e);
        }
    }

    /**
     * Makes a key that signs logs.
     *
     * @param encoded X.509
     * @throws IllegalArgumentException if that is no key of Ed25519
     */
    public static NoteKey ofLog(String name, byte[] encoded) {
        return new NoteKey(name, LOG, encoded);
    }

    /**
     * Reads {@code name+id+Base64}.
     *
     * @param type {@link #LOG} or {@link #WITNESS}
     * @throws IllegalArgumentException if it is no such key, or not how that key is written
     */
    public static NoteKey parse(String verifierKey, byte type) {
        String[] parts = verifierKey.split("\\+", 3);
        byte[] bytes = parts.length == 3 ? base64(parts[2]).orElse(new byte[0]) : new byte[0];
        if (bytes.length != 1 + KEY_LENGTH || bytes[0] != type) {
            throw new IllegalArgumentException(
                    "\"" + verifierKey + "\" is no key of " + (type == LOG ? "a log" : "a witness"));
        }
        byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + KEY_LENGTH);
        System.arraycopy(bytes, 1, encoded, ED25519.length, KEY_LENGTH);
        NoteKey key = new NoteKey(parts[0], type, encoded);
        if (!key.toString().equals(verifierKey)) {
            throw new IllegalArgumentException("\"" + verifierKey + "\" does not have its own id: expected " + key);
        }
        return key;
    }

    /** The signature in a line, which follows the key's name and id; empty where the line is another key's. */
    public Optional<byte[]> signatureIn(String line) {
        String begin = begin();
        return line.startsWith(begin)
                ? base64(line.substring(begin.length()))
                        .filter(bytes -> Arrays.equals(Arrays.copyOf(bytes, ID_LENGTH), id))
                        .map(bytes -> Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length))
                : Optional.empty();
    }

    /** The line under a note that holds this signature. */
    public String line(byte[] signature) {
        byte[] signed = ByteBuffer.allocate(ID_LENGTH + signature.length)
                .put(id)
                .put(signature)
                .array();
        return begin() + Base64.getEncoder().encodeToString(signed) + "\n";
    }

    /** Whether the note has a line by this key, right or wrong. */
    public boolean isUnder(String note) {
        return note.lines().anyMatch(line -> signatureIn(line).isPresent());
    }

    public boolean verifies(String message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message.getBytes(UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    private String begin() {
        return "\u2014 " + name + " ";
    }

    /**
     * Decodes Base64 (RFC 4648, section 4); empty where the text is not written in the one way, down to its unused
     * bits.
     */
    private static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Optional.of(bytes)
                    .filter(decoded ->
                            Base64.getEncoder().encodeToString(decoded).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The verifier key, {@code name+id+Base64}: whoever verifies needs it. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
