package docket.api.rest.feed;

import docket.engine.refusal.RefusalCode;

/** Why following the events is refused. */
public enum FeedRefusal implements RefusalCode {
    AHEAD_OF_THE_LOG(Kind.CONFLICT);

    private final Kind kind;

    FeedRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
