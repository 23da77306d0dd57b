package docket.verifier.sum;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Checks that a line is counted in a sum tree, and that a list is all that a tree holds. */
public final class SumProofs {

    /** The node beside the way to the root, and on which side of it. */
    public record Step(boolean onTheLeft, SumNode node) {}

    /**
     * Where a leaf leads to: the root, with the total.
     *
     * <p>No figure of any node beside the way is below 0, so the total is at least what this leaf says; and it is at
     * least what all leaves say together that were checked against one root.
     *
     * @param steps from the leaf's sibling up
     * @throws Untrue if it does not lead to a root of this hash
     */
    public static SumNode inclusion(SumNode leaf, List<Step> steps, Hash root) throws Untrue {
        SumNode node = leaf;
        for (Step step : steps) {
            node = step.onTheLeft() ? SumNode.above(step.node(), node) : SumNode.above(node, step.node());
        }
        if (!node.hash().equals(root)) {
            throw new Untrue("The line leads to " + node.hash() + ", and the root is " + root);
        }
        return node;
    }

    /**
     * The root over what is shown line by line and what is rolled up.
     *
     * @throws Untrue if a sum is larger than a figure can be
     */
    public static SumNode root(List<SumNode> shown, SumNode rolledUp) throws Untrue {
        return SumNode.above(over(shown), rolledUp);
    }

    /** The node over these leaves, split as RFC 6962 splits: on the left the largest power of two below their number. */
    public static SumNode over(List<SumNode> leaves) throws Untrue {
        if (leaves.isEmpty()) {
            return SumNode.EMPTY;
        }
        List<SumNode> level = new ArrayList<>(leaves);
        while (level.size() > 1) {
            List<SumNode> above = new ArrayList<>(level.size() / 2 + 1);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(SumNode.above(level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(level.size() - 1));
            }
            level = above;
        }
        return level.get(0);
    }

    /**
     * Checks that each line stands once in a list: by the bytes of their ids, each comes after the one before.
     *
     * @throws Untrue if one does not
     */
    public static void eachOnce(List<String> ids) throws Untrue {
        for (int i = 1; i < ids.size(); i++) {
            if (compare(ids.get(i - 1), ids.get(i)) >= 0) {
                throw new Untrue("Line " + ids.get(i) + " stands twice, or after one that it comes before");
            }
        }
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private SumProofs() {}
}
