package docket.verifier.planted;

import docket.engine.proof.PublishedLog;
import org.jspecify.annotations.Nullable;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class HashesAsTheWriterDoes {

    @Nullable
    PublishedLog log;
}
