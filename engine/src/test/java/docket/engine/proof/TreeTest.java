package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.verifier.Untrue;
import docket.verifier.tree.Hash;
import docket.verifier.tree.Proofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tiles prove, the verifier believes, however the tree grew. */
class TreeTest {

    private static final int SIZE = 70_000;

    @TempDir
    Path folder;

    @Test
    void aTreeThatGrewInPiecesProvesEachOfItsEntriesAndEachOfItsPasts() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Long> sizes = grow(random);
        TileFolder tiles = new TileFolder(folder);
        for (int i = 0; i < 400; i++) {
            long size = sizes.get(random.nextInt(sizes.size()));
            Tree tree = new Tree(tiles, size);
            Hash root = Hash.wrap(tree.root());
            long index = random.nextLong(size);
            Proofs.inclusion(index, size, Hash.ofLeaf(entry(index)), hashes(tree.inclusion(index)), root);
            long before = sizes.get(random.nextInt(sizes.size()));
            if (before <= size) {
                Hash earlier = Hash.wrap(new Tree(tiles, before).root());
                Proofs.consistency(before, earlier, size, root, hashes(tree.consistency(before)));
            }
        }
        assertThat(sizes).as("seed %d", seed).last().isEqualTo((long) SIZE);
    }

    /** Some pieces go on with the same writer, some with one that begins where the last checkpoint was. */
    private List<Long> grow(Random random) throws IOException {
        List<Long> sizes = new ArrayList<>();
        TileWriter writer = new TileWriter(new TileFolder(folder), 0);
        while (writer.size() < SIZE) {
            long until = Math.min(SIZE, writer.size() + 1 + random.nextInt(random.nextBoolean() ? 9 : 9_000));
            while (writer.size() < until) {
                writer.append(entry(writer.size()));
            }
            writer.flush();
            sizes.add(writer.size());
            if (random.nextBoolean()) {
                writer = new TileWriter(new TileFolder(folder), writer.size());
            }
        }
        return sizes;
    }

    @Test
    void aWriterThatWasKilledBetweenTwoCheckpointsWritesTheSameTilesAgain() throws IOException {
        TileWriter killed = new TileWriter(new TileFolder(folder), 0);
        for (long index = 0; index < 700; index++) {
            killed.append(entry(index));
        }

        TileWriter next = new TileWriter(new TileFolder(folder), 0);
        for (long index = 0; index < 600; index++) {
            next.append(entry(index));
        }
        next.flush();

        assertThat(new Tree(new TileFolder(folder), 600).root()).hasSize(32);
    }

    @Test
    void otherEntriesNeverTakeThePlaceOfThoseWritten() throws IOException {
        TileWriter writer = new TileWriter(new TileFolder(folder), 0);
        writer.append(entry(1));
        writer.flush();

        TileWriter other = new TileWriter(new TileFolder(folder), 0);
        other.append(entry(2));

        assertThatThrownBy(other::flush).isInstanceOf(IOException.class).hasMessageContaining("never written again");
    }

    @Test
    void tilesAreNamedAsTheStandardSays() {
        assertThat(new Tile(0, 0, 1).path()).isEqualTo("tile/0/000.p/1");
        assertThat(new Tile(3, 1_234_067, 256).path()).isEqualTo("tile/3/x001/x234/067");
        assertThat(new Tile(Tile.ENTRIES, 1_000, 7).path()).isEqualTo("tile/entries/x001/000.p/7");
    }

    @Test
    void theLogOfTesseraComesOutAsTesseraWroteIt() throws Exception {
        Path published = Path.of("../../shared/data/vectors/tessera/testdata/log");
        Assumptions.assumeTrue(Files.isDirectory(published), "the published log is not beside the checkout");
        List<byte[]> entries = entries(Files.readAllBytes(published.resolve("tile/entries/000.p/15")));
        TileWriter writer = new TileWriter(new TileFolder(folder), 0);
        for (byte[] entry : entries) {
            writer.append(entry);
            writer.flush();
        }

        try (Stream<Path> tiles = Files.walk(published.resolve("tile"))) {
            for (Path tile : tiles.filter(Files::isRegularFile).toList()) {
                assertThat(folder.resolve(published.relativize(tile))).hasSameBinaryContentAs(tile);
            }
        }
        for (int size = 0; size <= entries.size(); size++) {
            String[] checkpoint =
                    Files.readString(published.resolve("checkpoint." + size)).split("\n");
            assertThat(Hash.wrap(new Tree(new TileFolder(folder), size).root())).hasToString(checkpoint[2]);
        }
    }

    private static List<byte[]> entries(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        java.nio.ByteBuffer rest = java.nio.ByteBuffer.wrap(bundle);
        while (rest.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static byte[] entry(long index) {
        return ("entry " + index).getBytes(UTF_8);
    }

    private static List<Hash> hashes(List<byte[]> proof) throws Untrue {
        List<Hash> hashes = new ArrayList<>();
        for (byte[] one : proof) {
            hashes.add(Hash.wrap(one));
        }
        return hashes;
    }
}
