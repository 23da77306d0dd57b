package docket.engine.proof.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Whether a note (c2sp.org/signed-note) has the Ed25519 signature of a key of which the public half alone is known. */
public final class NoteSignature {

    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ID_LENGTH = 4;

    /**
     * Looks among the note's signatures.
     *
     * @param verifierKey {@code name+id+Base64}
     */
    public static boolean isOn(String note, String verifierKey) {
        String[] parts = verifierKey.split("\\+", 3);
        int end = note.indexOf("\n\n") + 1;
        if (parts.length < 3 || end == 0) {
            return false;
        }
        String line = "\u2014 " + parts[0] + " ";
        return note.substring(end)
                .lines()
                .filter(one -> one.startsWith(line))
                .anyMatch(one -> isSigned(note.substring(0, end), one.substring(line.length()), parts));
    }

    private static boolean isSigned(String text, String signature, String[] key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            byte[] typed = Base64.getDecoder().decode(key[2]);
            if (!HexFormat.of().formatHex(Arrays.copyOf(bytes, ID_LENGTH)).equals(key[1])) {
                return false;
            }
            byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + typed.length - 1);
            System.arraycopy(typed, 1, encoded, ED25519.length, typed.length - 1);
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(text.getBytes(UTF_8));
            return verifier.verify(Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    private NoteSignature() {}
}
