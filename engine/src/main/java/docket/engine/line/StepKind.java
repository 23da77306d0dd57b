package docket.engine.line;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import docket.engine.glossary.Glossary.Table;
import docket.engine.refusal.Term;
import java.util.List;
import java.util.Locale;

/** What a step of an approval line asks of its person; the Korean terms are in the glossary. */
public enum StepKind implements Term {
    /** 검토: reading and passing on, or returning. */
    REVIEW,
    /** 협조: dissent is recorded and does not stop the case. */
    CONCUR,
    /** 합의: the agreement of another office, without which the case does not go on. */
    AGREE,
    /** 결재: the approval. */
    APPROVE,
    /** 전결: final approval by delegated authority. */
    DELEGATED_APPROVAL,
    /** 대결: approval by an acting officer. */
    ACTING_APPROVAL,
    /** 공람: reading after the approval. */
    CIRCULATE,
    /** The drafter's own step on a returned case. */
    REVISE,
    /** 지출원인행위: a contract officer binds the money of an approved case. */
    COMMIT,
    /** 지출결의: a disbursing officer orders a payment. */
    DISBURSE,
    /** 지급: a payer pays what is ordered. */
    PAY;

    @JsonCreator
    public static StepKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The code in events and in the REST contract, e.g. {@code delegated-approval}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a person on this step may decide, where the model does not say. */
    public List<Decision> decisions() {
        return switch (this) {
            case CONCUR -> List.of(Decision.CONCUR, Decision.DISSENT);
            case REVISE -> List.of(Decision.RESUBMIT, Decision.WITHDRAW);
            case CIRCULATE -> List.of();
            case COMMIT, DISBURSE -> List.of(Decision.CONFIRM, Decision.RETURN, Decision.CLOSE);
            case PAY -> List.of(Decision.CONFIRM, Decision.RETURN);
            case REVIEW, AGREE, APPROVE, DELEGATED_APPROVAL, ACTING_APPROVAL ->
                List.of(Decision.APPROVE, Decision.RETURN, Decision.REJECT);
        };
    }

    /** Whether a person on this step uses a power of approval (결재, 전결, 대결). */
    public boolean approves() {
        return this == APPROVE || this == DELEGATED_APPROVAL || this == ACTING_APPROVAL;
    }

    /** Whether a person on this step spends the money of a case that is approved; they may do so again and again. */
    public boolean spends() {
        return this == COMMIT || this == DISBURSE || this == PAY;
    }

    @Override
    public String in(Locale reader) {
        return Table.KIND.word(code(), reader);
    }
}
