package docket.processes.form;

import docket.engine.refusal.RefusalCode;

/** What is refused of what a form is filled with. */
public enum FormRefusal implements RefusalCode {
    FIELD_NOT_DECLARED(Kind.UNPROCESSABLE),
    WRONG_TYPE(Kind.UNPROCESSABLE);

    private final Kind kind;

    FormRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
