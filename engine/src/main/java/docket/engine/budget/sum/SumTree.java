package docket.engine.budget.sum;

import java.util.ArrayList;
import java.util.List;

/** A sum tree over some leaves, split as RFC 6962 splits. Immutable. */
final class SumTree {

    private final List<List<SumNode>> levels = new ArrayList<>();

    SumTree(List<SumNode> leaves) {
        List<SumNode> level = leaves.isEmpty() ? List.of(SumNode.EMPTY) : leaves;
        levels.add(level);
        while (level.size() > 1) {
            List<SumNode> above = new ArrayList<>(level.size() / 2 + 1);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(SumNode.above(level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(level.size() - 1));
            }
            levels.add(above);
            level = above;
        }
    }

    SumNode root() {
        return levels.get(levels.size() - 1).get(0);
    }

    /** The nodes beside the way from a leaf to the root, from the leaf's sibling up. */
    List<SumStep> way(int leaf) {
        List<SumStep> way = new ArrayList<>();
        int place = leaf;
        for (List<SumNode> level : levels.subList(0, levels.size() - 1)) {
            int beside = place ^ 1;
            if (beside < level.size()) {
                way.add(new SumStep(beside < place, level.get(beside)));
            }
            place /= 2;
        }
        return way;
    }
}
