package docket.verifier.tree;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every proof of a tree holds, and none holds once something in it was changed. */
class ProofsTest {

    private static final int SIZE = 70;
    private final NaiveTree tree =
            new NaiveTree(IntStream.range(0, SIZE).mapToObj(ProofsTest::leaf).toList());

    @Test
    void eachLeafOfEachTreeIsProvedToBeInIt() {
        for (int size = 1; size <= SIZE; size++) {
            for (int index = 0; index < size; index++) {
                int of = size;
                int at = index;
                assertThatCode(() -> Proofs.inclusion(at, of, leaf(at), tree.inclusion(at, of), tree.root(of)))
                        .as("leaf %d of %d", at, of)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void eachTreeIsProvedToGoOnFromEachSmallerOne() {
        for (int after = 1; after <= SIZE; after++) {
            for (int before = 1; before <= after; before++) {
                int one = before;
                int two = after;
                assertThatCode(() -> Proofs.consistency(
                                one, tree.root(one), two, tree.root(two), tree.consistency(one, two)))
                        .as("from %d to %d", one, two)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aChangedProofHoldsNoMore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int size = 2 + random.nextInt(SIZE - 1);
            int index = random.nextInt(size);
            List<Hash> proof = new ArrayList<>(tree.inclusion(index, size));
            switch (random.nextInt(4)) {
                case 0 -> proof.set(random.nextInt(proof.size()), leaf(random.nextInt()));
                case 1 -> proof.add(random.nextInt(proof.size() + 1), leaf(random.nextInt()));
                case 2 -> proof.remove(random.nextInt(proof.size()));
                default -> index = (index + 1 + random.nextInt(size - 1)) % size;
            }
            int at = index;
            Hash leaf = leaf(i % 2 == 0 ? index : SIZE);
            assertThatThrownBy(() -> Proofs.inclusion(at, size, leaf, proof, tree.root(size)))
                    .as("seed %d, change %d, leaf %d of %d", seed, i, at, size)
                    .isInstanceOf(Untrue.class);
        }
    }

    private static Hash leaf(int number) {
        return Hash.ofLeaf(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
