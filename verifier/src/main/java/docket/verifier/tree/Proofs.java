package docket.verifier.tree;

import java.util.List;

/** Checks that a leaf is in a tree, and that one tree goes on where another one ended. */
public final class Proofs {

    /**
     * Checks an inclusion proof as RFC 9162, section 2.1.3.2, has it.
     *
     * @param index of the leaf, from 0
     * @param size of the tree, in leaves
     * @param proof from the leaf's sibling up
     * @throws Untrue if the leaf is not at that place of the tree with that root
     */
    public static void inclusion(long index, long size, Hash leaf, List<Hash> proof, Hash root) throws Untrue {
        if (index < 0 || index >= size) {
            throw new Untrue("Leaf " + index + " cannot be in a tree of " + size);
        }
        long place = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                throw new Untrue("The proof of leaf " + index + " is too long");
            }
            if (isOdd(place) || place == last) {
                hash = Hash.ofNode(sibling, hash);
                while (!isOdd(place) && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new Untrue("The proof of leaf " + index + " is too short");
        }
        if (!hash.equals(root)) {
            throw new Untrue("Leaf " + index + " is not in the tree of " + size + " with the root " + root
                    + ": its proof leads to " + hash);
        }
    }

    /**
     * Checks a consistency proof as RFC 9162, section 2.1.4.2, has it.
     *
     * @param before size of the smaller tree, at least 1: every tree goes on from an empty one
     * @param after size of the larger tree
     * @throws Untrue if the larger tree does not begin with the smaller one
     */
    public static void consistency(long before, Hash rootBefore, long after, Hash rootAfter, List<Hash> proof)
            throws Untrue {
        if (before < 1 || before > after) {
            throw new Untrue("A tree of " + after + " cannot be shown to go on from one of " + before);
        }
        if (before == after) {
            requireSame(before, rootBefore, rootAfter, proof);
            return;
        }
        int shared = Long.numberOfTrailingZeros(before);
        boolean whole = before == 1L << shared;
        if (!whole && proof.isEmpty()) {
            throw new Untrue("The proof from " + before + " to " + after + " is empty");
        }
        Hash smaller = whole ? rootBefore : proof.get(0);
        Hash larger = smaller;
        long place = before - 1 >> shared;
        long last = after - 1 >> shared;
        for (Hash next : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                throw new Untrue("The proof from " + before + " to " + after + " is too long");
            }
            if (isOdd(place) || place == last) {
                smaller = Hash.ofNode(next, smaller);
                larger = Hash.ofNode(next, larger);
                while (!isOdd(place) && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                larger = Hash.ofNode(larger, next);
            }
            place >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new Untrue("The proof from " + before + " to " + after + " is too short");
        }
        leadsTo(before, rootBefore, smaller);
        leadsTo(after, rootAfter, larger);
    }

    private static void requireSame(long size, Hash root, Hash otherRoot, List<Hash> proof) throws Untrue {
        if (!proof.isEmpty()) {
            throw new Untrue("Between two trees of " + size + " there is nothing to prove, yet there is a proof");
        }
        if (!root.equals(otherRoot)) {
            throw new Untrue("Two trees of " + size + " with different roots, " + root + " and " + otherRoot);
        }
    }

    private static void leadsTo(long size, Hash root, Hash reached) throws Untrue {
        if (!reached.equals(root)) {
            throw new Untrue("The tree of " + size + " has the root " + root + ", the proof leads to " + reached);
        }
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }

    private Proofs() {}
}
