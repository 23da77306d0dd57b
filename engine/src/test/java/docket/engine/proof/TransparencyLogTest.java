package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.verifier.note.Checkpoint;
import docket.verifier.note.LogProof;
import docket.verifier.note.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that the verifier believes, and none that takes something back. */
class TransparencyLogTest {

    @TempDir
    Path home;

    private final List<byte[]> order = new ArrayList<>();
    private Path folder;
    private LogKey key;

    @BeforeEach
    void makeKey() {
        folder = home.resolve("log");
        LogKey.create(home.resolve("log.key"), "docket.example");
        key = LogKey.read(home.resolve("log.key"));
    }

    @Test
    void eachEntryIsProvedUnderASignedCheckpoint() throws Exception {
        TransparencyLog log = log();
        commit(1_700);
        log.publish();
        commit(3);
        assertThat(log.publish()).isEqualTo(1_703);

        Policy policy = Policy.parse(("log " + key.verifierKey() + "\nquorum none\n").getBytes(UTF_8));
        for (int index : List.of(0, 255, 256, 1_699, 1_700, 1_702)) {
            LogProof proof = LogProof.parse(log.proof(index).getBytes(UTF_8));
            proof.proves(order.get(index));
            assertThat(proof.index()).isEqualTo(index);
            assertThat(policy.accept(proof.checkpoint())).containsExactly("docket.example");
        }
    }

    @Test
    void withoutAnythingNewThereIsNoNewCheckpoint() throws Exception {
        TransparencyLog log = log();
        commit(2);
        log.publish();
        byte[] before = checkpoint();

        log.publish();

        assertThat(checkpoint()).isEqualTo(before);
    }

    @Test
    void aProgramThatStartsAgainGoesOn() throws Exception {
        commit(300);
        log().publish();
        commit(300);

        assertThat(log().publish()).isEqualTo(600);
        assertThat(Checkpoint.parse(checkpoint()).size()).isEqualTo(600);
    }

    @Test
    void anOlderDatabaseIsNotSigned() throws Exception {
        commit(300);
        log().publish();
        byte[] before = checkpoint();
        order.subList(200, 300).clear();

        assertThatThrownBy(() -> log().publish())
                .isInstanceOf(TransparencyLog.Fork.class)
                .hasMessageContaining("from an older backup. Restore a newer one");
        assertThat(checkpoint()).isEqualTo(before);
    }

    @Test
    void aDatabaseThatWentOnFromAnOlderBackupIsNotSigned() throws Exception {
        commit(300);
        log().publish();
        order.subList(200, 300).clear();
        for (int i = 0; i < 300; i++) {
            order.add(("another entry " + i).getBytes(UTF_8));
        }

        assertThatThrownBy(() -> log().publish())
                .isInstanceOf(TransparencyLog.Fork.class)
                .hasMessageStartingWith("Entry 299 was signed as another one than the database has");
    }

    @Test
    void theKeyIsItsOwnersAlone() throws IOException {
        Path file = home.resolve("log.key");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> LogKey.read(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run chmod 600 on it");
    }

    private TransparencyLog log() {
        return new TransparencyLog(
                folder,
                key,
                (from, limit) -> order.stream().skip(from).limit(limit).toList());
    }

    private void commit(int count) {
        for (int i = 0; i < count; i++) {
            order.add(("entry " + order.size()).getBytes(UTF_8));
        }
    }

    private byte[] checkpoint() throws IOException {
        return Files.readAllBytes(folder.resolve("checkpoint"));
    }
}
