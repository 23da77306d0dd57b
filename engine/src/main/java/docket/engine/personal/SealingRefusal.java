package docket.engine.personal;

import docket.engine.refusal.RefusalCode;

/** Why a command is refused while personal data can be neither sealed nor opened. */
public enum SealingRefusal implements RefusalCode {
    MASTER_KEY_UNUSABLE(Kind.UNAVAILABLE);

    private final Kind kind;

    SealingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
