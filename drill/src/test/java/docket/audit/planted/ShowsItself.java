package docket.audit.planted;

import docket.api.DocketApplication;

/** Breaks a rule on purpose: what compares knows no pages. */
public final class ShowsItself {

    private ShowsItself() {}

    static Class<?> shown() {
        return DocketApplication.class;
    }
}
