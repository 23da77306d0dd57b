package docket.verifier.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A public key as C2SP writes it: {@code name+id+Base64(type and key)}. Ed25519 of two types: a log's signature over a
 * note's text (1) and a witness's cosignature with the time it was made (4).
 */
public final class VerifierKey {

    /** The type of a key that signs the text of a note. */
    public static final byte LOG = 1;

    /** The type of a key that signs the text of a checkpoint and the time at which it did. */
    public static final byte WITNESS = 4;

    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;

    private final String written;
    private final String name;
    private final int id;
    private final byte type;
    private final byte[] key;

    private VerifierKey(String written, String name, int id, byte type, byte[] key) {
        this.written = written;
        this.name = name;
        this.id = id;
        this.type = type;
        this.key = key;
    }

    /** @throws Untrue if it is no key of these types, or its id is not what follows from it */
    public static VerifierKey parse(String vkey) throws Untrue {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new Untrue("\"" + vkey + "\" is no key: expected NAME+ID+BASE64");
        }
        checkName(parts[0]);
        byte[] typed = Lines.base64(parts[2], "The key of " + parts[0]);
        if (typed.length != KEY_LENGTH + 1 || typed[0] != LOG && typed[0] != WITNESS) {
            throw new Untrue("The key of " + parts[0] + " is not an Ed25519 key of a log or of a witness");
        }
        int id = ByteBuffer.wrap(
                        Hash.of((parts[0] + "\n").getBytes(UTF_8), typed).bytes())
                .getInt();
        if (id != Integer.parseUnsignedInt(parts[1], 16)) {
            throw new Untrue("The key of " + parts[0] + " has the id " + parts[1] + ", which is not its own");
        }
        return new VerifierKey(vkey, parts[0], id, typed[0], Arrays.copyOfRange(typed, 1, typed.length));
    }

    /** @throws Untrue if no key can have this name */
    public static void checkName(String name) throws Untrue {
        if (name.isEmpty() || name.contains("+") || name.codePoints().anyMatch(VerifierKey::isSpace)) {
            throw new Untrue("\"" + name + "\" cannot be the name of a key");
        }
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Whether it is a signature of this text by this key. */
    boolean verifies(String text, byte[] signature) {
        if (type == LOG) {
            return isSignature(text, signature);
        }
        if (signature.length != Long.BYTES + SIGNATURE_LENGTH) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds >= 0
                && isSignature(
                        "cosignature/v1\ntime " + seconds + "\n" + text,
                        Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }

    private boolean isSignature(String message, byte[] signature) {
        try {
            PublicKey publicKey = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(ByteBuffer.allocate(ED25519.length + KEY_LENGTH)
                            .put(ED25519)
                            .put(key)
                            .array()));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(message.getBytes(UTF_8));
            return signature.length == SIGNATURE_LENGTH && verifier.verify(signature);
        } catch (GeneralSecurityException noSuchPoint) {
            return false;
        }
    }

    public String name() {
        return name;
    }

    public int id() {
        return id;
    }

    public boolean isLog() {
        return type == LOG;
    }

    /** Whether both are the same public key, whatever their names and types. */
    boolean isSameKey(VerifierKey other) {
        return Arrays.equals(key, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return Objects.hash(written);
    }

    @Override
    public String toString() {
        return written;
    }
}
