package docket.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import docket.verifier.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness signs with the key in its file as it was written, or says what is wrong with it. */
class CosigningKeyTest {

    private static final String NAME = "audit.example/w";

    @TempDir
    Path folder;

    private Path file;
    private String verifierKey;

    @BeforeEach
    void make() throws IOException {
        file = folder.resolve("key");
        verifierKey = CosigningKey.in(file, NAME).verifierKey();
    }

    @Test
    void it_is_made_once() throws Exception {
        assertThat(CosigningKey.in(file, NAME).verifierKey()).isEqualTo(verifierKey);
        assertThat(VerifierKey.parse(verifierKey).name()).isEqualTo(NAME);
    }

    @Test
    void base64_with_other_bits_in_its_padding_is_refused() throws Exception {
        String written = Files.readAllLines(file).get(2);
        int last = written.indexOf('=') - 1;
        char other = (char) (written.charAt(last) + 1); // its lowest bits say nothing
        refuses(with(2, written.substring(0, last) + other + "="), "its public half is not written as");
        refuses(with(3, Files.readAllLines(file).get(3) + "-"), "its private half is not Base64");
    }

    @Test
    void what_is_no_key_of_this_name_is_refused() throws Exception {
        Path another = folder.resolve("another");
        CosigningKey.in(another, NAME);
        refuses(with(2, Files.readAllLines(another).get(2)), "its halves do not belong together");
        refuses(with(2, "AAAA"), "holds no key");
        refuses(with(0, "docket-log-key/v1"), "does not begin with docket-witness-key/v1");
        refuses(with(1, "audit.example/x"), "is the key of audit.example/x and not of " + NAME);
        refuses(List.of(), "is not whole");
        Files.write(file, new byte[] {(byte) 0xff, '\n'});
        assertThatIOException().isThrownBy(() -> CosigningKey.in(file, NAME)).withMessageContaining("holds no key");
        assertThatIOException()
                .isThrownBy(() -> CosigningKey.in(folder.resolve("new"), "two words"))
                .withMessageContaining("cannot be the name of a key");
    }

    @Test
    void a_file_that_others_may_read_is_refused() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-----r--"));
        assertThatIOException().isThrownBy(() -> CosigningKey.in(file, NAME)).withMessageContaining("chmod 600");
    }

    private List<String> with(int line, String text) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(line, text);
        return lines;
    }

    private void refuses(List<String> lines, String why) throws IOException {
        List<String> before = Files.readAllLines(file);
        Files.write(file, lines);
        assertThatIOException().isThrownBy(() -> CosigningKey.in(file, NAME)).withMessageContaining(why);
        Files.write(file, before);
    }
}
