package docket.verifier.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.tree.Hash;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key that signs, made anew. */
public final class TestKey {

    private static final long SECONDS = 1_700_000_000;

    private final String name;
    private final byte type;
    private final KeyPair pair;

    public TestKey(String name, byte type) {
        this.name = name;
        this.type = type;
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** A signature line. */
    public String sign(String text) {
        return type == VerifierKey.LOG ? line(signature(text)) : signAt(text, SECONDS, SECONDS);
    }

    /** A cosignature line that says another time than was signed. */
    String signAt(String text, long signed, long said) {
        byte[] signature = signature("cosignature/v1\ntime " + signed + "\n" + text);
        return line(ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(said)
                .put(signature)
                .array());
    }

    private String line(byte[] signature) {
        byte[] all = ByteBuffer.allocate(4 + signature.length)
                .put(id())
                .put(signature)
                .array();
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
    }

    private byte[] signature(String message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(message.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] id() {
        return Arrays.copyOf(Hash.of((name + "\n").getBytes(UTF_8), typed()).bytes(), 4);
    }

    /** The 32 bytes that end the JDK's encoding, with the type before them. */
    private byte[] typed() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
        typed[0] = type;
        return typed;
    }
}
