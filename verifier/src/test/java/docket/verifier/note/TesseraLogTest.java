package docket.verifier.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.verifier.Vectors;
import docket.verifier.tree.Hash;
import docket.verifier.tree.NaiveTree;
import docket.verifier.tree.Proofs;
import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The small log of transparency-dev/tessera: its key, all its checkpoints, its entries. */
class TesseraLogTest {

    private static final String KEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final int LARGEST = 15;

    private Path log;

    @BeforeEach
    void find() {
        log = Vectors.folder("tessera/testdata/log");
    }

    @Test
    void everyCheckpointIsAcceptedUnderItsKey() throws Exception {
        Policy policy = policy(KEY);
        for (int size = 0; size <= LARGEST; size++) {
            Checkpoint checkpoint = checkpoint(size);
            assertThat(policy.accept(checkpoint)).containsExactly("example.com/log/testdata");
            assertThat(checkpoint.size()).isEqualTo(size);
        }
    }

    @Test
    void itsEntriesLeadToTheRootOfEveryCheckpoint() throws Exception {
        NaiveTree tree = new NaiveTree(leaves());
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(checkpoint(size).root()).as("size %d", size).isEqualTo(tree.root(size));
        }
    }

    @Test
    void eachCheckpointGoesOnFromEachBefore() throws Exception {
        NaiveTree tree = new NaiveTree(leaves());
        for (int after = 1; after <= LARGEST; after++) {
            for (int before = 1; before <= after; before++) {
                Proofs.consistency(
                        before,
                        checkpoint(before).root(),
                        after,
                        checkpoint(after).root(),
                        tree.consistency(before, after));
            }
        }
    }

    @Test
    void anyChangedCharacterIsFound() throws Exception {
        byte[] original = bytes(7);
        Policy policy = policy(KEY);
        for (int at = 0; at < original.length; at++) {
            byte[] changed = original.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> policy.accept(Checkpoint.parse(changed)))
                    .as("character %d", at)
                    .isInstanceOf(Untrue.class);
        }
    }

    private static Policy policy(String key) throws Untrue {
        return Policy.parse(("log " + key + "\nquorum none\n").getBytes(UTF_8));
    }

    private Checkpoint checkpoint(int size) throws Untrue, IOException {
        return Checkpoint.parse(bytes(size));
    }

    private byte[] bytes(int size) throws IOException {
        return Files.readAllBytes(log.resolve("checkpoint." + size));
    }

    private List<Hash> leaves() throws IOException {
        ByteBuffer bundle = ByteBuffer.wrap(Files.readAllBytes(log.resolve("tile/entries/000.p/" + LARGEST)));
        List<Hash> leaves = new ArrayList<>();
        while (bundle.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
            bundle.get(entry);
            leaves.add(Hash.ofLeaf(entry));
        }
        assertThat(leaves).hasSize(LARGEST);
        return leaves;
    }
}
