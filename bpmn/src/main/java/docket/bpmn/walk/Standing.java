package docket.bpmn.walk;

import java.util.TreeSet;

/** What the record says of the case, as far as its rules depend on it. */
final class Standing {

    enum State {
        OPEN,
        RETURNED,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    /** What the case holds on its budget line. */
    enum Money {
        NONE,
        RESERVED,
        COMMITTED,
        ORDERED
    }

    State state = State.OPEN;
    /** Whether the approval line of the round is fixed. */
    boolean line;

    boolean numbered;
    Money money = Money.NONE;
    /** Whether somebody has decided in the round. */
    boolean acted;
    /** The people who have decided in the round and whom the model names. */
    final TreeSet<String> deciders = new TreeSet<>();

    Standing copy() {
        Standing copy = new Standing();
        copy.state = state;
        copy.line = line;
        copy.numbered = numbered;
        copy.money = money;
        copy.acted = acted;
        copy.deciders.addAll(deciders);
        return copy;
    }

    boolean mayBeWithdrawn() {
        return state == State.RETURNED || state == State.OPEN && !acted;
    }

    void beginRound() {
        state = State.OPEN;
        line = false;
        acted = false;
        deciders.clear();
    }

    String key() {
        return state.ordinal() + "" + (line ? 'l' : '-') + (numbered ? 'n' : '-') + money.ordinal()
                + (acted ? 'a' : '-') + deciders;
    }
}
