package docket.bpmn.walk;

import docket.bpmn.walk.Element.Kind;
import docket.bpmn.walk.Place.Token;
import docket.bpmn.walk.Place.Token.Phase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks that end in a step without a decision: none of them may be one that waits for it. */
final class Lapses {

    private final List<Element> tasks = new ArrayList<>();
    private @Nullable Element endedBy;

    /** Takes a token away, and all that goes on inside of where it stands. */
    void cancel(Token token, Element by) {
        token.in.tokens.remove(token);
        if (token.at.kind() == Kind.TASK && token.phase == Phase.HERE) {
            lapse(token, by);
        }
        for (Place child : token.children) {
            child.gone = true;
            List.copyOf(child.tokens).forEach(inner -> cancel(inner, by));
        }
    }

    void lapse(Token token, Element by) {
        if (!token.stale) {
            tasks.add(token.at);
            endedBy = by;
        }
    }

    /** Called when the step is over: what it said of the case decides whether somebody still waited. */
    void check(Acts acts) {
        for (Element task : tasks) {
            if (acts.waits(task)) {
                throw new Stranded(
                        endedBy == null ? task : endedBy,
                        Stranding.TAKEN_AWAY,
                        task.quoted(),
                        instead(task).with());
            }
        }
    }

    private Stranding instead(Element task) {
        if (endedBy == task) {
            return Stranding.TAKEN_BY_ITS_LOOP;
        }
        if (endedBy != null && endedBy.kind() == Kind.WORK) {
            return Stranding.TAKEN_BY_A_WORKER;
        }
        return endedBy != null && endedBy.isWithdrawal() ? Stranding.TAKEN_BY_WITHDRAWAL : Stranding.TAKEN_BY_AN_EVENT;
    }
}
