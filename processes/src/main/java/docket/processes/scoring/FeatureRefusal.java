package docket.processes.scoring;

import docket.engine.refusal.RefusalCode;

/** Why the features of a score are refused. */
public enum FeatureRefusal implements RefusalCode {
    FEATURES_NOT_NAMED(Kind.UNPROCESSABLE),
    FEATURES_REFUSED(Kind.UNPROCESSABLE);

    private final Kind kind;

    FeatureRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
