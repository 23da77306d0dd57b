package docket.engine.planted;

import docket.verifier.tree.Hash;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class HashesAsTheVerifierDoes {

    Hash hash = Hash.EMPTY_TREE;
}
