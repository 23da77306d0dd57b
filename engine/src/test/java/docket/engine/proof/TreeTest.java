package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Proofs;
import docket.verifier.tree.Untrue;
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
        TileWriter writer = new TileWriter(new TileFolder(folder));
        while (writer.size() < SIZE) {
            long until = Math.min(SIZE, writer.size() + 1 + random.nextInt(random.nextBoolean() ? 9 : 9_000));
            while (writer.size() < until) {
                writer.append(entry(writer.size()));
            }
            writer.flush();
            sizes.add(writer.size());
            if (random.nextBoolean()) {
                writer = again(writer.size());
            }
        }
        return sizes;
    }

    private TileWriter again(long size) throws IOException {
        List<byte[]> last = new ArrayList<>();
        for (long index = size - size % Tile.FULL; index < size; index++) {
            last.add(entry(index));
        }
        return new TileWriter(new TileFolder(folder), size, last);
    }

    @Test
    void aRootThatIsFoldedWithoutTheTreeIsTheSame() throws IOException {
        TileWriter writer = new TileWriter(new TileFolder(folder));
        MerkleRoot root = new MerkleRoot();
        for (long index = 0; index < 300; index++) {
            writer.append(entry(index));
            root.append(writer.lastLeaf());
            if (index % 37 == 0 || index > 250) {
                writer.flush();
                assertThat(root.value()).isEqualTo(new Tree(new TileFolder(folder), index + 1).root());
            }
        }
    }

    @Test
    void narrowTilesGoWhenTheFullOneIsThere() throws IOException {
        TileWriter writer = new TileWriter(new TileFolder(folder));
        for (long index = 0; index < 256; index++) {
            writer.append(entry(index));
            if (index == 99) {
                writer.flush();
            }
        }

        assertThat(folder.resolve("tile/0/000")).exists();
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        assertThat(new Tree(new TileFolder(folder), 100).root()).hasSize(32);
    }

    @Test
    void aWriterThatWasKilledBetweenTwoCheckpointsWritesTheSameTilesAgain() throws IOException {
        TileWriter killed = new TileWriter(new TileFolder(folder));
        for (long index = 0; index < 700; index++) {
            killed.append(entry(index));
        }

        TileWriter next = new TileWriter(new TileFolder(folder));
        for (long index = 0; index < 600; index++) {
            next.append(entry(index));
        }
        next.flush();

        assertThat(new Tree(new TileFolder(folder), 600).root()).hasSize(32);
    }

    @Test
    void tilesAreNamedAsTheStandardSays() {
        assertThat(new Tile(0, 0, 1).path()).isEqualTo("tile/0/000.p/1");
        assertThat(new Tile(3, 1_234_067, 256).path()).isEqualTo("tile/3/x001/x234/067");
        assertThat(new Tile(Tile.ENTRIES, 1_000, 7).path()).isEqualTo("tile/entries/x001/000.p/7");
        assertThat(Tile.at("tile/3/x001/x234/067.p/9")).contains(new Tile(3, 1_234_067, 9));
        assertThat(List.of("tile/3/x000/067", "tile/0/000.p/256", "tile/0/0", "tile/8/000", "tile/0/../0/000"))
                .allSatisfy(path -> assertThat(Tile.at(path)).isEmpty());
    }

    @Test
    void theLogOfTesseraComesOutAsTesseraWroteIt() throws Exception {
        Path published = Path.of("../../shared/data/vectors/tessera/testdata/log");
        Assumptions.assumeTrue(Files.isDirectory(published), "the published log is not beside the checkout");
        List<byte[]> entries = entries(Files.readAllBytes(published.resolve("tile/entries/000.p/15")));
        TileWriter writer = new TileWriter(new TileFolder(folder));
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
