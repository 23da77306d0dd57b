package docket.drill.clerks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps what the clients were told: every act that was acknowledged. Thread-safe. */
public final class Ledger {

    /** An acknowledged act, as the event that must be there once: its type, its task and its person. */
    public record Act(
            String type,
            @Nullable String taskId,
            String person,
            @Nullable String decision) {

        static Act decision(String taskId, String person, String decision) {
            return switch (decision) {
                case "RESUBMIT" -> new Act("case-resubmitted", taskId, person, null);
                case "WITHDRAW" -> new Act("case-withdrawn", taskId, person, null);
                default -> new Act("step-decided", taskId, person, decision);
            };
        }

        static Act withdrawal(String person) {
            return new Act("case-withdrawn", null, person, null);
        }
    }

    private final Map<String, List<Act>> acts = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    private final AtomicLong longestWait = new AtomicLong();

    /** Notes that an act was answered after so many nanoseconds. */
    void waited(long nanos) {
        longestWait.accumulateAndGet(nanos, Math::max);
    }

    /** The longest that an act waited for its answer since this was last asked, in seconds. */
    public double longestWait() {
        return longestWait.getAndSet(0) / 1e9;
    }

    void started(String caseId) {
        if (acts.putIfAbsent(caseId, List.of()) != null) {
            complaints.add("case " + caseId + " was given to two starts");
        }
    }

    void done(String caseId, Act act) {
        acts.computeIfPresent(caseId, (id, before) -> {
            List<Act> after = new ArrayList<>(before);
            after.add(act);
            return List.copyOf(after);
        });
    }

    /** Notes an answer that no client should get. */
    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** The acknowledged cases with what was acknowledged in each, in its order. */
    public Map<String, List<Act>> acts() {
        return Map.copyOf(acts);
    }

    public int size() {
        return acts.values().stream().mapToInt(List::size).sum() + acts.size();
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
