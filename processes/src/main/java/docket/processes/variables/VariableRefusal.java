package docket.processes.variables;

import docket.engine.refusal.RefusalCode;

/** Why writing a process variable is refused. */
public enum VariableRefusal implements RefusalCode {
    VARIABLE_NOT_DECLARED(Kind.UNPROCESSABLE),
    RESULT_NOT_ACCEPTED(Kind.UNPROCESSABLE);

    private final Kind kind;

    VariableRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
