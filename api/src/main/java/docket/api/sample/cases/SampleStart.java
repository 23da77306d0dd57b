package docket.api.sample.cases;

import docket.api.sample.budget.InventedLines;
import docket.api.sample.budget.SampleBudget;
import docket.api.sample.cases.SampleCase.Move;
import docket.engine.allocation.past.UseSchema;
import docket.engine.budget.year.FiscalYears;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ModelStore;
import docket.engine.training.CardPlan;
import docket.engine.training.NewModels;
import docket.engine.training.TrainingCases;
import docket.processes.act.Acts;
import docket.processes.scoring.DeployedFeatures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Fills the sample with first models, budget lines, cases and two years of spending, once, beside the running program. What an
 * earlier start filed is not filed again; a case whose start was interrupted stays where it stands.
 */
@Component
class SampleStart {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);
    private static final long SEED = 2026;
    private static final int PAST = 4_000;
    private static final int LINES_A_YEAR = 180;

    private final SampleFiling filing;
    private final SampleBudget budget;
    private final FiscalYears years;
    private final ModelStore models;
    private final DeployedFeatures features;
    private final NewModels newModels;
    private final CurrentModel currentModel;
    private final Acts acts;
    private final JdbcTemplate database;
    private final int count;
    private final Thread thread = new Thread(this::fill, "docket-sample");
    private volatile boolean stopping;

    /** @param count how many cases to file; 0 fills nothing in */
    SampleStart(
            SampleFiling filing,
            SampleBudget budget,
            FiscalYears years,
            ModelStore models,
            DeployedFeatures features,
            NewModels newModels,
            CurrentModel currentModel,
            Acts acts,
            JdbcTemplate database,
            @Value("${docket.sample-cases}") int count) {
        this.filing = filing;
        this.budget = budget;
        this.years = years;
        this.models = models;
        this.features = features;
        this.newModels = newModels;
        this.currentModel = currentModel;
        this.acts = acts;
        this.database = database;
        this.count = count;
        thread.setDaemon(true);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (count > 0) {
            thread.start();
        }
    }

    @EventListener
    void closed(ContextClosedEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(5_000);
    }

    void fill() {
        try {
            Set<String> filed = filed();
            List<SampleCase> missing = missing(filed);
            int year = years.current();
            int all = missing.size() + budget.missing(filed, year);
            if (all > 0) {
                say("The sample is still being filled: " + all + " of its " + (count + budget.size())
                        + " cases are missing. Go on meanwhile.");
            }
            for (String process : SampleFiling.PROCESSES) {
                trainOnce(process);
            }
            if (models.current(ModelNames.USE_LIKELIHOOD).isEmpty()) {
                train(ModelNames.USE_LIKELIHOOD, UseSchema.PLAN, new InventedLines(SEED, LINES_A_YEAR));
            }
            if (all > 0) {
                budget.openLines(year);
                file(missing);
                budget.file(filed, year);
                LOG.info("Filed {} cases of the sample", all);
                say("The sample is complete.");
            }
        } catch (Exception e) {
            if (stopping) {
                LOG.info("The sample was not filled to its end; the next start goes on");
            } else {
                LOG.error("The sample could not be filled", e);
                say("The sample could not be filled; the log says why. Docket works without.");
            }
        }
    }

    private void trainOnce(String process) {
        String name = ModelNames.of(ModelNames.RETURN_RISK, process);
        if (models.current(name).isEmpty()
                && models.current(ModelNames.RETURN_RISK).isEmpty()) {
            train(name, features.plan(process, null), new InventedPast(SEED, PAST));
        }
    }

    private void train(String name, CardPlan plan, TrainingCases past) {
        newModels.train(acts.current(), name, plan, past);
        currentModel.refresh();
    }

    private Set<String> filed() {
        return new HashSet<>(database.queryForList("SELECT title FROM docket.case_view", String.class));
    }

    private List<SampleCase> missing(Set<String> filed) {
        return new Inventor(SEED)
                .invent(count).stream()
                        .filter(sampleCase -> !filed.contains(sampleCase.title()))
                        .toList();
    }

    private void file(List<SampleCase> cases) throws Exception {
        for (SampleCase sampleCase : cases) {
            String caseId = filing.start(sampleCase);
            for (Move move : sampleCase.moves()) {
                filing.move(caseId, move, sampleCase.drafter());
            }
        }
    }

    /** Speaks to whoever sits at the terminal and looks at lists that grow. */
    private static void say(String sentence) {
        System.out.println("  " + sentence);
        System.out.println();
    }
}
