package docket.engine.proof.check;

import docket.engine.proof.note.NoteKey;

/** Checks the Ed25519 signature under a note (c2sp.org/signed-note) with the public key alone. */
public final class NoteSignature {

    /**
     * Whether one of the note's signatures is by this key.
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
