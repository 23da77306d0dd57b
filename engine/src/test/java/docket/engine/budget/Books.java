package docket.engine.budget;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The books of one line, kept in the plainest way, in cents. Each act says whether it may be, and then is. */
final class Books {

    private static final class Held {
        private long reserved;
        private long committed;
        private long ordered;
        private @Nullable String committer;
        private final Set<String> orderers = new HashSet<>();
        private final Set<String> payers = new HashSet<>();
        private boolean byAccident;
    }

    private final Map<String, Held> held = new TreeMap<>();
    final long voted;
    long moved;
    long carriedIn;
    long carriedOut;
    long disbursed;
    long lapsed;
    boolean closed;
    boolean stops = true;
    private long allotted;
    private boolean everAllotted;
    private long committedForGood;

    Books(long voted) {
        this.voted = voted;
    }

    long adjusted() {
        return voted + carriedIn + moved;
    }

    long reserved() {
        return held.values().stream().mapToLong(one -> one.reserved).sum();
    }

    long committed() {
        return committedForGood
                + held.values().stream().mapToLong(one -> one.committed).sum();
    }

    long used() {
        return reserved() + committed() + disbursed + carriedOut;
    }

    long available() {
        return closed ? 0 : ceiling() - used();
    }

    long ceiling() {
        return everAllotted ? allotted : adjusted();
    }

    boolean control(boolean nowStops) {
        if (stops == nowStops) {
            return false;
        }
        stops = nowStops;
        return true;
    }

    boolean allot(long amount) {
        boolean may = !closed && allotted + amount <= adjusted() && (!stops || allotted + amount >= used());
        if (may) {
            allotted += amount;
            everAllotted = true;
        }
        return may;
    }

    boolean reserve(String caseId, long amount) {
        boolean may = !closed && !held.containsKey(caseId) && (!stops || amount <= available());
        if (may) {
            held.put(caseId, new Held());
            held.get(caseId).reserved = amount;
        }
        return may;
    }

    boolean hold(String caseId, long amount) {
        return amount > 0 && amount <= available() && reserve(caseId, amount);
    }

    boolean commitByApproval(String caseId) {
        Held mine = held.get(caseId);
        if (closed || mine == null || mine.committer != null) {
            return false;
        }
        committedForGood += mine.reserved;
        held.remove(caseId);
        return true;
    }

    boolean commit(String caseId, long amount, String by) {
        Held mine = held.get(caseId);
        if (closed || mine == null || mine.committer != null || amount == 0 || amount > mine.reserved) {
            return false;
        }
        mine.reserved = 0;
        mine.committed = amount;
        mine.committer = by;
        return true;
    }

    boolean release(String caseId) {
        Held mine = held.get(caseId);
        if (mine == null || mine.committer != null) {
            return false;
        }
        held.remove(caseId);
        return true;
    }

    boolean disburse(String caseId, long amount, String by) {
        Held mine = held.get(caseId);
        if (closed || mine == null || mine.committer == null || amount == 0 || amount > mine.committed) {
            return false;
        }
        if (by.equals(mine.committer) || mine.payers.contains(by)) {
            return false;
        }
        mine.committed -= amount;
        mine.ordered += amount;
        mine.orderers.add(by);
        disbursed += amount;
        return true;
    }

    boolean giveBack(String caseId, String by) {
        Held mine = held.get(caseId);
        if (closed || !mayPay(mine, by)) {
            return false;
        }
        mine.committed += mine.ordered;
        disbursed -= mine.ordered;
        mine.ordered = 0;
        mine.payers.add(by);
        return true;
    }

    boolean pay(String caseId, String by) {
        Held mine = held.get(caseId);
        if (!mayPay(mine, by)) {
            return false;
        }
        mine.ordered = 0;
        mine.payers.add(by);
        forgetIfOver(caseId);
        return true;
    }

    private static boolean mayPay(@Nullable Held mine, String by) {
        return mine != null && mine.ordered > 0 && !by.equals(mine.committer) && !mine.orderers.contains(by);
    }

    boolean close(String caseId, String by) {
        Held mine = held.get(caseId);
        if (mine == null || mine.ordered > 0 || by.equals(mine.committer) || mine.payers.contains(by)) {
            return false;
        }
        held.remove(caseId);
        return true;
    }

    boolean give(String caseId, long amount) {
        Held mine = held.get(caseId);
        if (closed || mine == null || mine.committer != null || amount > mine.reserved) {
            return false;
        }
        mine.reserved -= amount;
        become(-amount);
        moved -= amount;
        forgetIfOver(caseId);
        return true;
    }

    boolean take(long amount) {
        if (!closed) {
            become(amount);
            moved += amount;
        }
        return !closed;
    }

    boolean carryOut(String caseId, long amount) {
        Held mine = held.get(caseId);
        if (closed || amount == 0 || mine == null || mine.committer != null || amount > mine.reserved) {
            return false;
        }
        mine.reserved -= amount;
        carriedOut += amount;
        forgetIfOver(caseId);
        return true;
    }

    boolean mayCarryCommitment(String caseId, long amount, boolean accident) {
        Held mine = held.get(caseId);
        return !closed
                && amount > 0
                && mine != null
                && mine.committer != null
                && amount <= mine.committed
                && !(accident && mine.byAccident);
    }

    /** The commitment of a case goes along with its money, and who has had their hands in it. */
    void carryCommitment(String caseId, long amount, boolean accident, Books next) {
        Held mine = held.get(caseId);
        mine.committed -= amount;
        carriedOut += amount;
        Held there = next.held.computeIfAbsent(caseId, one -> new Held());
        there.committed += amount;
        there.committer = mine.committer;
        there.orderers.addAll(mine.orderers);
        there.payers.addAll(mine.payers);
        there.byAccident = accident;
        next.arrive(amount);
        forgetIfOver(caseId);
    }

    void arrive(long amount) {
        become(amount);
        carriedIn += amount;
    }

    boolean lapse() {
        if (closed) {
            return false;
        }
        closed = true;
        lapsed = adjusted() - disbursed - carriedOut;
        return true;
    }

    boolean reverseLapse() {
        if (!closed) {
            return false;
        }
        closed = false;
        lapsed = 0;
        return true;
    }

    private void become(long more) {
        allotted += everAllotted ? more : 0;
    }

    private void forgetIfOver(String caseId) {
        Held mine = held.get(caseId);
        if (mine.reserved == 0 && mine.committed == 0 && mine.ordered == 0) {
            held.remove(caseId);
        }
    }

    boolean holds(String caseId) {
        return held.containsKey(caseId);
    }
}
