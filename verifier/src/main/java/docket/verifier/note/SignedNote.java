package docket.verifier.note;

import docket.verifier.tree.Untrue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text with the signatures under it (c2sp.org/signed-note). A note that was read says nothing yet: its text counts only
 * once {@link #isSignedBy} or a {@link Policy} has found a signature of somebody who is trusted.
 *
 * @param text with the line feed at its end, which is signed too
 * @param whole as it was read
 */
public record SignedNote(String text, List<Signature> signatures, String whole) {

    private static final String SIGNATURE = "\u2014 ";
    private static final int ID_LENGTH = 4;
    private static final int MOST_SIGNATURES = 100;

    /**
     * A line under the text.
     *
     * @param name of the key
     * @param id of the key
     * @param bytes the signature itself
     */
    public record Signature(String name, int id, byte[] bytes) {}

    /** @throws Untrue if it does not have the form of a note */
    public static SignedNote parse(byte[] note) throws Untrue {
        String whole = Lines.text(note, "The note");
        int split = whole.lastIndexOf("\n\n");
        if (split < 0 || !whole.endsWith("\n")) {
            throw new Untrue("The note has no signatures: there is no empty line with lines under it");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : whole.substring(split + 2).split("\n", -1)) {
            if (!line.isEmpty()) {
                signatures.add(signature(line));
            }
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new Untrue("The note has " + signatures.size() + " signatures; expected 1 to " + MOST_SIGNATURES);
        }
        return new SignedNote(whole.substring(0, split + 1), List.copyOf(signatures), whole);
    }

    private static Signature signature(String line) throws Untrue {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(SIGNATURE) || space <= SIGNATURE.length()) {
            throw new Untrue("\"" + line + "\" is no signature line");
        }
        String name = line.substring(SIGNATURE.length(), space);
        VerifierKey.checkName(name);
        byte[] bytes = Lines.base64(line.substring(space + 1), "The signature of " + name);
        if (bytes.length <= ID_LENGTH) {
            throw new Untrue("The signature of " + name + " is too short");
        }
        return new Signature(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length));
    }

    /**
     * Whether this key signed the note.
     *
     * @return false where the note has no signature of this key
     * @throws Untrue if it has one that is wrong
     */
    public boolean isSignedBy(VerifierKey key) throws Untrue {
        boolean signed = false;
        for (Signature signature : signatures) {
            if (signature.id() == key.id() && signature.name().equals(key.name())) {
                if (!key.verifies(text, signature.bytes())) {
                    throw new Untrue("The signature of " + key.name() + " is not one of this text");
                }
                signed = true;
            }
        }
        return signed;
    }
}
