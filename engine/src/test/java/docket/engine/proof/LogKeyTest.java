package docket.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is signed with the key in its file, whole and its owner's alone, or not at all. */
class LogKeyTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void create() {
        file = home.resolve("log.key");
        LogKey.create(file, "docket.example");
    }

    @Test
    void the_key_is_its_owners_alone() throws IOException {
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        refuses("run chmod 600 on it");
    }

    @Test
    void halves_of_two_keys_sign_nothing() throws IOException {
        Path other = home.resolve("other.key");
        LogKey.create(other, "docket.example");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, Files.readAllLines(other).get(2));
        Files.write(file, lines);

        refuses("do not belong together");
    }

    @Test
    void what_holds_no_key_is_said_to_hold_none() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, "AAAA");
        Files.write(file, lines);
        refuses("holds no key that can be read");

        Files.write(file, new byte[] {(byte) 0xff});
        refuses("holds no key that can be read");
    }

    private void refuses(String saying) {
        assertThatIllegalStateException().isThrownBy(() -> LogKey.read(file)).withMessageContaining(saying);
    }
}
