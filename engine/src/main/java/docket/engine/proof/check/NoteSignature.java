package docket.engine.proof.check;

import docket.engine.proof.note.NoteKey;

/** Whether a note (c2sp.org/signed-note) has the Ed25519 signature of a key of which the public half alone is known. */
public final class NoteSignature {

    /**
     * Looks among the note's signatures.
     *
     * @param verifierKey {@code name+id+Base64}
     */
    public static boolean isOn(String note, String verifierKey) {
        int end = note.indexOf("\n\n") + 1;
        if (end == 0) {
            return false;
        }
        NoteKey key;
        try {
            key = NoteKey.parse(verifierKey, NoteKey.LOG);
        } catch (IllegalArgumentException noKey) {
            return false;
        }
        String text = note.substring(0, end);
        return note.substring(end)
                .lines()
                .flatMap(line -> key.signatureIn(line).stream())
                .anyMatch(signature -> key.verifies(text, signature));
    }

    private NoteSignature() {}
}
