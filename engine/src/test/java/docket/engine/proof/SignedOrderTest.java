package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.proof.check.SignedOrder;
import docket.engine.proof.witness.Cosigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was altered after it was signed, in the order or among the tiles, is found and named. */
class SignedOrderTest {

    @TempDir
    Path folder;

    private final List<byte[]> order = new ArrayList<>();

    @BeforeEach
    void sign() throws IOException {
        LogKey.create(folder.resolve("key"), "docket.example");
        LogKey key = LogKey.read(folder.resolve("key"));
        TransparencyLog.begin(folder, key);
        for (int i = 0; i < 700; i++) {
            order.add(("entry " + i).getBytes(UTF_8));
        }
        new TransparencyLog(
                        folder,
                        (from, limit) -> order.stream().skip(from).limit(limit).toList(),
                        Cosigners.NONE)
                .publish(key);
        assertThat(key.signed(new PublishedLog(folder).newest().checkpoint())).isTrue();
    }

    @Test
    void nothing_in_what_nobody_touched() throws IOException {
        order.add("not signed yet".getBytes(UTF_8));

        assertThat(findings()).isEmpty();
    }

    @Test
    void an_entry_that_was_changed() throws IOException {
        order.set(528, "another".getBytes(UTF_8));

        assertThat(findings())
                .containsExactly(
                        "entry 528 is not the one that was signed", "entry 528 is not the one in tile 2 of entries");
    }

    @Test
    void entries_that_changed_places() throws IOException {
        order.set(3, order.set(4, order.get(3)));

        assertThat(findings())
                .contains("entry 3 is not the one that was signed", "entry 4 is not the one that was signed");
    }

    @Test
    void entries_that_are_gone_at_the_end() throws IOException {
        order.subList(690, 700).clear();

        assertThat(findings()).containsExactly("the order ends before entry 690, and 700 entries were signed");
    }

    @Test
    void a_tile_that_was_changed_together_with_the_entry() throws IOException {
        order.set(300, "another".getBytes(UTF_8));
        Path tile = folder.resolve("tile/0/001");
        byte[] hashes = Files.readAllBytes(tile);
        System.arraycopy(MerkleHash.leaf(order.get(300)), 0, hashes, 44 * 32, 32);
        Files.write(tile, hashes);

        assertThat(findings())
                .containsExactly(
                        "entry 300 is not the one in tile 1 of entries",
                        "tile 1 of level 0 does not lead to tile 0 of level 1");
    }

    @Test
    void a_tile_that_is_missing() throws IOException {
        Files.delete(folder.resolve("tile/0/002.p/188"));

        assertThat(findings()).containsExactly("tile 2 of level 0 is missing, or not whole");
    }

    @Test
    void a_checkpoint_that_was_changed() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        String[] lines = Files.readString(checkpoint).split("\n");
        lines[2] = Base64.getEncoder().encodeToString(MerkleHash.empty());
        Files.writeString(checkpoint, String.join("\n", lines) + "\n");

        assertThat(findings()).containsExactly("the checkpoint does not have the root that the tiles lead to");
        assertThat(LogKey.read(folder.resolve("key")).signed(Files.readString(checkpoint)))
                .isFalse();
    }

    private List<String> findings() throws IOException {
        SignedOrder check = new SignedOrder(new PublishedLog(folder).newest());
        for (int i = 0; i < order.size(); i++) {
            check.take(i, order.get(i), MerkleHash.leaf(order.get(i)));
        }
        return check.findings();
    }
}
