package docket.processes.scoring;

import docket.engine.refusal.RefusalCode;

/** What is refused of what a score goes by. */
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
