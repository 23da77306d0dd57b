package docket.verifier.tree;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, written down as it stands there: slow, and plain enough to be seen to be right. */
public final class NaiveTree {

    private final List<Hash> leaves;

    public NaiveTree(List<Hash> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    public Hash root(int size) {
        return root(leaves.subList(0, size));
    }

    public List<Hash> inclusion(int index, int size) {
        return path(index, leaves.subList(0, size));
    }

    public List<Hash> consistency(int before, int after) {
        return subProof(before, leaves.subList(0, after), true);
    }

    private static Hash root(List<Hash> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Hash.EMPTY_TREE : leaves.get(0);
        }
        int split = split(leaves);
        return Hash.ofNode(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private static List<Hash> path(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves);
        List<Hash> left = leaves.subList(0, split);
        List<Hash> right = leaves.subList(split, leaves.size());
        return index < split ? with(path(index, left), root(right)) : with(path(index - split, right), root(left));
    }

    private static List<Hash> subProof(int before, List<Hash> leaves, boolean known) {
        if (before == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int split = split(leaves);
        List<Hash> left = leaves.subList(0, split);
        List<Hash> right = leaves.subList(split, leaves.size());
        return before <= split
                ? with(subProof(before, left, known), root(right))
                : with(subProof(before - split, right, false), root(left));
    }

    /** The largest power of two that is smaller than their number. */
    private static int split(List<Hash> leaves) {
        return Integer.highestOneBit(leaves.size() - 1);
    }

    private static List<Hash> with(List<Hash> list, Hash last) {
        List<Hash> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
