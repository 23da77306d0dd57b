package docket.processes.refusal;

import docket.engine.refusal.RefusalCode;

/** What the process engine refuses, or Docket in its place. */
public enum EngineRefusal implements RefusalCode {
    UNKNOWN_PROCESS(Kind.UNPROCESSABLE),
    UNKNOWN_TO_ENGINE(Kind.NOT_FOUND),
    EXPRESSION_FORBIDDEN(Kind.FORBIDDEN),
    BUSINESS_KEY_RESERVED(Kind.UNPROCESSABLE),
    ALREADY_THERE(Kind.CONFLICT),
    VALUE_NOT_KEPT(Kind.UNPROCESSABLE),
    ENGINE_REFUSED(Kind.UNPROCESSABLE),
    COMMENTS_NOT_RECORDED(Kind.UNPROCESSABLE),
    METRICS_NOT_KEPT(Kind.UNPROCESSABLE),
    OFFER_NOT_CHANGED(Kind.UNPROCESSABLE),
    TASK_NOT_CHANGED(Kind.UNPROCESSABLE),
    NO_TENANTS(Kind.UNPROCESSABLE);

    private final Kind kind;

    EngineRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
