package docket.verifier.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a publisher of a budget cannot do: leave a line out, alter it or count it twice, and not be found. */
class SumTreeTest {

    private static final int TIMES = 1_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    SumTreeTest() {
        System.out.println("SumTreeTest seed " + seed);
    }

    /** A line as its owner knows it. */
    private record Line(String id, byte[] blinding, long[] figures) {
        SumNode leaf() {
            try {
                return SumNode.leaf(blinding, List.of("docket-sum-tree/v1", "2026-03-02", id), figures);
            } catch (Untrue e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void each_of_a_thousand_lines_that_are_left_out_altered_or_doubled_is_found() throws Exception {
        everyTamperingIsFound(150);
    }

    @Test
    @Tag("drill")
    void of_a_hundred_thousand_lines_too() throws Exception {
        everyTamperingIsFound(100_000);
    }

    private void everyTamperingIsFound(int size) throws Exception {
        List<Line> lines = lines(size);
        List<SumNode> leaves = new ArrayList<>(lines.stream().map(Line::leaf).toList());
        SumNode truth = SumProofs.root(leaves, SumNode.EMPTY);
        int found = 0;
        for (int time = 0; time < TIMES; time++) {
            int at = random.nextInt(size);
            List<SumNode> told = new ArrayList<>(leaves);
            List<String> ids = new ArrayList<>(lines.stream().map(Line::id).toList());
            int kind = random.nextInt(3);
            if (kind == 0) {
                told.remove(at);
                ids.remove(at);
            } else if (kind == 1) {
                told.set(at, altered(lines.get(at)).leaf());
            } else {
                told.add(at, leaves.get(at));
                ids.add(at, ids.get(at));
            }
            SumNode published = SumProofs.root(told, SumNode.EMPTY);
            boolean auditor = !published.hash().equals(truth.hash());
            boolean owner = kind == 2 || !isProved(leaves.get(at), told, Math.min(at, told.size() - 1), published);
            boolean reader = kind != 2 || standsTwice(ids);
            found += auditor && owner && reader ? 1 : 0;
        }
        assertThat(found).as("seed %d", seed).isEqualTo(TIMES);
    }

    @Test
    void each_line_is_proved_and_each_proof_leads_to_the_total() throws Exception {
        for (int size : new int[] {1, 2, 3, 5, 8, 13, 64, 100}) {
            List<SumNode> leaves = lines(size).stream().map(Line::leaf).toList();
            SumNode rolledUp = SumProofs.over(
                    lines(random.nextInt(4)).stream().map(Line::leaf).toList());
            SumNode root = SumProofs.root(leaves, rolledUp);
            assertThat(root.sums()[0]).isEqualTo(size + rolledUp.sums()[0]);
            for (int i = 0; i < size; i++) {
                List<SumProofs.Step> steps = path(leaves, i);
                steps.add(new SumProofs.Step(false, rolledUp));
                assertThat(SumProofs.inclusion(leaves.get(i), steps, root.hash()))
                        .isEqualTo(root);
            }
        }
    }

    /** A line of −100 beside a real one would take it out of the total; whoever checks the real one sees it. */
    @Test
    void a_line_cannot_be_hidden_behind_one_below_zero() throws Exception {
        Line real = lines(1).get(0);
        long[] below = real.figures.clone();
        for (int i = 1; i < below.length; i++) {
            below[i] = -below[i] - 1;
        }
        assertThatThrownBy(() -> new Line("b", real.blinding, below).leaf()).hasRootCauseInstanceOf(Untrue.class);
        assertThatThrownBy(() -> SumNode.of(Hash.EMPTY_TREE, below)).isInstanceOf(Untrue.class);
    }

    /** 2^63 − 1 and 1 would come to −2^63, and a further leaf to whatever one likes. */
    @Test
    void no_sum_wraps_around() throws Exception {
        long[] most = new long[SumNode.FIGURES];
        most[0] = 1;
        most[1] = Long.MAX_VALUE;
        long[] one = new long[SumNode.FIGURES];
        one[0] = 1;
        one[1] = 1;
        SumNode large = new Line("a", new byte[32], most).leaf();
        SumNode small = new Line("b", new byte[32], one).leaf();
        assertThatThrownBy(() -> SumNode.above(large, small))
                .isInstanceOf(Untrue.class)
                .hasMessageContaining("larger than a figure can be");
    }

    /** The flaw of the first sum trees: with only the sum in the hash, each owner could be shown another share of it. */
    @Test
    void money_cannot_be_moved_between_two_siblings() throws Exception {
        List<Line> lines = lines(2);
        SumNode root = SumNode.above(lines.get(0).leaf(), lines.get(1).leaf());
        long[] shifted = lines.get(1).leaf().sums();
        shifted[1] = Math.max(0, shifted[1] - 1);
        SumNode liar = SumNode.of(lines.get(1).leaf().hash(), shifted);
        assertThatThrownBy(() ->
                        SumProofs.inclusion(lines.get(0).leaf(), List.of(new SumProofs.Step(false, liar)), root.hash()))
                .isInstanceOf(Untrue.class);
    }

    @Test
    void two_owners_cannot_be_shown_one_leaf() {
        Line one = lines(1).get(0);
        assertThat(new Line("other", one.blinding, one.figures).leaf()).isNotEqualTo(one.leaf());
    }

    @Test
    void a_leaf_that_counts_as_two_lines_is_none() {
        long[] two = new long[SumNode.FIGURES];
        two[0] = 2;
        assertThatThrownBy(() -> SumNode.leaf(new byte[32], List.of("a"), two)).isInstanceOf(Untrue.class);
    }

    private List<Line> lines(int size) {
        List<Line> lines = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] blinding = new byte[32];
            random.nextBytes(blinding);
            long[] figures = new long[SumNode.FIGURES];
            figures[0] = 1;
            for (int f = 1; f < figures.length; f++) {
                figures[f] = random.nextLong(1_000_000_000_000L) + 1;
            }
            lines.add(new Line(String.format("line-%07d", i), blinding, figures));
        }
        return lines;
    }

    private Line altered(Line line) {
        long[] figures = line.figures.clone();
        figures[1 + random.nextInt(figures.length - 1)] += random.nextBoolean() ? 1 : -1;
        return new Line(line.id, line.blinding, figures);
    }

    /** Whether the publisher can show the owner a way from the true leaf, at the place where it is or would be. */
    private static boolean isProved(SumNode leaf, List<SumNode> told, int at, SumNode root) {
        List<SumProofs.Step> steps;
        try {
            steps = path(told, at);
        } catch (Untrue e) {
            return false;
        }
        steps.add(new SumProofs.Step(false, SumNode.EMPTY));
        try {
            SumProofs.inclusion(leaf, steps, root.hash());
            return true;
        } catch (Untrue e) {
            return false;
        }
    }

    private static boolean standsTwice(List<String> ids) {
        try {
            SumProofs.eachOnce(ids);
            return false;
        } catch (Untrue e) {
            return true;
        }
    }

    /** The naive way: the nodes beside the way up, each made of all leaves under it. */
    private static List<SumProofs.Step> path(List<SumNode> leaves, int at) throws Untrue {
        if (leaves.size() <= 1) {
            return new ArrayList<>();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<SumNode> left = leaves.subList(0, split);
        List<SumNode> right = leaves.subList(split, leaves.size());
        List<SumProofs.Step> steps = at < split ? path(left, at) : path(right, at - split);
        steps.add(
                at < split
                        ? new SumProofs.Step(false, SumProofs.over(right))
                        : new SumProofs.Step(true, SumProofs.over(left)));
        return steps;
    }
}
