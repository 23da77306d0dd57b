package docket.processes.hooks;

import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.RecordIntervention;
import docket.engine.casefile.command.course.RegisterCase;
import docket.engine.casefile.command.line.LapseStep;
import docket.engine.unit.Commands;
import docket.engine.unit.RootUnit;
import docket.engine.unit.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what becomes clear of a case only when the engine is done with a command: which tasks ended without a decision,
 * what an operator did, whether the case takes its number and closes. All of it is told to the record just before the
 * commit, in this order; the number's counter row is locked no longer than that. The case itself is locked at once,
 * before the engine writes.
 */
public final class CaseEndings {

    private final Map<String, Ending> endings = new LinkedHashMap<>();
    private final CaseFiles cases;

    private CaseEndings(CaseFiles cases) {
        this.cases = cases;
    }

    /** Finds the endings of the open root unit, and tells them to the record before it commits. */
    public static final class Teller {
        private final Commands commands;
        private final CaseFiles cases;
        private final Registrations registrations;

        public Teller(Commands commands, CaseFiles cases, Registrations registrations) {
            this.commands = commands;
            this.cases = cases;
            this.registrations = registrations;
        }

        public CaseEndings current() {
            return RootUnit.resource(CaseEndings.class, () -> {
                CaseEndings endings = new CaseEndings(cases);
                RootUnit.beforeCommit(() ->
                        endings.endings.forEach((caseId, ending) -> ending.tell(caseId, commands, registrations)));
                return endings;
            });
        }
    }

    void lapse(String caseId, String taskId, Where where) {
        of(caseId, where).lapsed.add(taskId);
    }

    void intervene(String caseId, RecordIntervention intervention, Where where) {
        of(caseId, where).interventions.add(intervention);
    }

    /** The case takes its number from the series of an organisation. */
    public void register(String caseId, String organization, Where where) {
        of(caseId, where).organization = organization;
    }

    /** @param cancelledBy who deleted the instance, or null where it came to its own end */
    void close(String caseId, @Nullable String cancelledBy, Where where) {
        Ending ending = of(caseId, where);
        ending.closes = true;
        ending.cancelledBy = cancelledBy;
    }

    private Ending of(String caseId, Where where) {
        return endings.computeIfAbsent(caseId, id -> {
            cases.standing(id);
            return new Ending(where);
        });
    }

    private static final class Ending {
        private final Where where;
        private final List<String> lapsed = new ArrayList<>();
        private final List<RecordIntervention> interventions = new ArrayList<>();
        private @Nullable String organization;
        private @Nullable String cancelledBy;
        private boolean closes;

        Ending(Where where) {
            this.where = where;
        }

        void tell(String caseId, Commands commands, Registrations registrations) {
            interventions.forEach(intervention -> commands.send(intervention, where));
            if (cancelledBy == null) {
                lapsed.forEach(task -> commands.send(new LapseStep(caseId, task, "stage-over"), where));
            }
            if (organization != null) {
                Registrations.Number number = registrations.next(organization);
                commands.send(
                        new RegisterCase(caseId, number.text(), organization, number.year(), number.serial()), where);
            }
            if (closes) {
                commands.send(new CloseCase(caseId, cancelledBy), where);
            }
        }
    }
}
