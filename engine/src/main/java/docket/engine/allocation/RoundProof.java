package docket.engine.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.allocation.certificate.Certificate;

/** Checks a stored proposal again, without whoever made it. */
public final class RoundProof {

    /**
     * Whether a certificate proves what it says.
     *
     * @param certificate its canonical JSON
     * @param inputSha256 of what was shared out, as recorded beside it
     */
    public static boolean holds(String certificate, String inputSha256) {
        try {
            Certificate read = Certificate.read(certificate.getBytes(UTF_8));
            return read.check().isEmpty() && read.inputSha256().equals(inputSha256);
        } catch (IllegalArgumentException noCertificate) {
            return false;
        }
    }

    private RoundProof() {}
}
