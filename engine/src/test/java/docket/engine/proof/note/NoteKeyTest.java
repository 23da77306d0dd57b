package docket.engine.proof.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;

/** A key and its lines have one way to be written; the verifier refuses any other. */
class NoteKeyTest {

    private static final String TEXT = "docket.example\n1\nAAAA\n";

    private final KeyPair pair = pair();
    private final NoteKey key = NoteKey.ofLog("docket.example", pair.getPublic().getEncoded());

    @Test
    void a_key_is_read_as_it_was_written_and_knows_its_signature() throws Exception {
        NoteKey read = NoteKey.parse(key.toString(), NoteKey.LOG);
        String note = TEXT + "\n" + key.line(signature());

        assertThat(read).hasToString(key.toString());
        assertThat(read.isUnder(note)).isTrue();
        assertThat(read.verifies(
                        TEXT, read.signatureIn(key.line(signature()).strip()).orElseThrow()))
                .isTrue();
        assertThat(read.verifies(TEXT + "x", signature())).isFalse();
        assertThat(read.verifies(TEXT, new byte[3])).isFalse();
    }

    @Test
    void a_key_that_is_written_otherwise_is_refused() {
        String written = key.toString();
        String[] parts = written.split("\\+", 3);
        refused(written, NoteKey.WITNESS);
        refused("docket.example+" + parts[1].toUpperCase(java.util.Locale.ROOT) + "F+" + parts[2], NoteKey.LOG);
        refused("docket.other+" + parts[1] + "+" + parts[2], NoteKey.LOG);
        refused(parts[0] + "+" + parts[1] + "+" + parts[2].substring(4), NoteKey.LOG);
        refused("docket.example", NoteKey.LOG);
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.ofLog("x", new byte[44]));
    }

    @Test
    void a_line_with_other_bits_in_its_padding_is_no_signature() throws Exception {
        String line = key.line(signature()).strip();
        int last = line.indexOf('=') - 1;
        String other = line.substring(0, last) + (char) (line.charAt(last) + 1) + line.substring(last + 1);

        assertThat(key.signatureIn(line)).isPresent();
        assertThat(java.util.Base64.getDecoder().decode(other.substring(other.lastIndexOf(' ') + 1)))
                .as("the same bytes")
                .endsWith(signature());
        assertThat(key.signatureIn(other)).isEmpty();
        assertThat(key.signatureIn(line.replace("docket.example", "docket.other")))
                .isEmpty();
    }

    private static void refused(String written, byte type) {
        assertThatIllegalArgumentException().as(written).isThrownBy(() -> NoteKey.parse(written, type));
    }

    private byte[] signature() throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(TEXT.getBytes(UTF_8));
        return signer.sign();
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
