package docket.drill.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A new key that cosigns checkpoints (c2sp.org/tlog-cosignature, Ed25519). */
final class CosigningPair {

    private static final byte COSIGNATURE = 4;
    private static final int KEY_LENGTH = 32;
    private static final int ID_LENGTH = 4;

    private final String name;
    private final KeyPair keys;
    private final byte[] typed;
    private final byte[] id;

    CosigningPair(String name) throws GeneralSecurityException {
        this.name = name;
        this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
        this.typed =
                ByteBuffer.allocate(1 + KEY_LENGTH).put(COSIGNATURE).put(key).array();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((name + "\n").getBytes(UTF_8));
        this.id = Arrays.copyOf(digest.digest(typed), ID_LENGTH);
    }

    String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** The line under a note that says that it was seen at this time, in seconds since 1970. */
    String cosign(String note, long seconds) throws GeneralSecurityException {
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8));
        byte[] signature = signer.sign();
        byte[] signed = ByteBuffer.allocate(ID_LENGTH + Long.BYTES + signature.length)
                .put(id)
                .putLong(seconds)
                .put(signature)
                .array();
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
    }
}
