package docket.processes;

import docket.bpmn.ModelCatalog;
import docket.engine.EngineConfiguration;
import docket.engine.access.Reads;
import docket.engine.agency.Agency;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.view.CaseViews;
import docket.engine.personal.Sealing;
import docket.engine.unit.Commands;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import docket.processes.accounts.Accounts;
import docket.processes.act.Acts;
import docket.processes.allocation.RoundFacts;
import docket.processes.allocation.Rounds;
import docket.processes.authority.Authority;
import docket.processes.budget.BudgetChanges;
import docket.processes.budget.Expenditures;
import docket.processes.budget.Reservations;
import docket.processes.cases.TaskList;
import docket.processes.delegates.ModelDelegate;
import docket.processes.deployment.ModelRelease;
import docket.processes.engine.DocketEngineConfiguration;
import docket.processes.engine.RowsOnRecord;
import docket.processes.engine.jobs.JobsLast;
import docket.processes.engine.log.EngineLog;
import docket.processes.engine.statement.MappedStatements;
import docket.processes.form.BudgetFacts;
import docket.processes.form.ChangeFacts;
import docket.processes.form.ChangeRows;
import docket.processes.form.Contents;
import docket.processes.form.FormFacts;
import docket.processes.form.Forms;
import docket.processes.form.RecordFormService;
import docket.processes.form.SpendingFacts;
import docket.processes.hooks.CaseEndings;
import docket.processes.hooks.Hooks;
import docket.processes.organization.Names;
import docket.processes.organization.Organizations;
import docket.processes.organization.Staffing;
import docket.processes.schema.SchemaConfiguration;
import docket.processes.steering.Steering;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.joda.time.DateTimeUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The process engine with its hooks, as Spring beans. Each capability brings its own, and its delegates, beside it. */
@Configuration(proxyBeanMethods = false)
@Import({
    EngineConfiguration.class,
    SchemaConfiguration.class,
    CaseConfiguration.class,
    BudgetConfiguration.class,
    AllocationConfiguration.class,
    AuthorityConfiguration.class,
    ScoringConfiguration.class
})
public class ProcessesConfiguration {

    /** It is made before the engine, whose first commands already ask who acts. */
    private final IdentityServiceImpl identities = new IdentityServiceImpl();

    /** Timers and the locks of jobs go by the agency's clock; the engine has one for the whole JVM. */
    ProcessesConfiguration(Agency agency) {
        DateTimeUtils.setCurrentMillisProvider(agency.clock()::millis);
    }

    @Bean
    EngineConfiguration.LostRace optimisticLocking() {
        return OptimisticLockingException.class::isInstance;
    }

    @Bean
    Acts acts() {
        return new Acts(identities::getCurrentAuthentication, version());
    }

    @Bean
    Staffing staffing(DataSource dataSource) {
        return new Staffing(new JdbcTemplate(dataSource));
    }

    @Bean
    Forms forms() {
        return new Forms();
    }

    @Bean
    Names names(DataSource dataSource) {
        return new Names(identities, new JdbcTemplate(dataSource));
    }

    @Bean
    FormFacts formFacts(
            Sealing sealing,
            Names names,
            BudgetFacts budget,
            RoundFacts rounds,
            SpendingFacts spending,
            ChangeFacts changes) {
        return new FormFacts(sealing, names, budget, rounds, spending, changes);
    }

    @Bean
    Organizations organizations(DataSource dataSource) {
        return new Organizations(new JdbcTemplate(dataSource));
    }

    @Bean
    Hooks hooks(
            Commands commands,
            CaseFiles cases,
            Acts acts,
            Forms forms,
            Sealing sealing,
            Authority authority,
            Staffing staffing,
            Organizations organizations,
            CaseEndings.Teller endings,
            Reservations reservations,
            Rounds rounds,
            Expenditures expenditures,
            BudgetChanges changes,
            ChangeRows changeRows,
            CaseEvents caseEvents,
            Agency agency) {
        return new Hooks(
                commands,
                cases,
                caseEvents,
                acts,
                forms,
                new Contents(sealing, changeRows),
                authority,
                staffing,
                organizations,
                endings,
                reservations,
                rounds,
                expenditures,
                changes,
                agency.clock());
    }

    @Bean
    EngineLog engineLog(EventStore store, Envelope envelope, DataSource dataSource) {
        return new EngineLog(store, envelope, new JdbcTemplate(dataSource));
    }

    /** It comes with the engine, since what the engine makes at its start is on record, too. */
    @Bean
    RowsOnRecord rowsOnRecord(
            RootUnit rootUnit, Acts acts, EngineLog log, DataSource dataSource, ProcessEngine engine) {
        return new RowsOnRecord(rootUnit, acts, log, new JdbcTemplate(dataSource));
    }

    @Bean
    DocketEngineConfiguration processEngineConfiguration(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            RootUnit rootUnit,
            Acts acts,
            Hooks hooks,
            Forms forms,
            FormFacts formFacts,
            TaskList tasks,
            BudgetFacts budget,
            CaseViews views,
            CaseEvents caseEvents,
            List<ModelDelegate> delegates,
            EngineLog log,
            Reads reads,
            ObjectProvider<MappedStatements> statements) {
        return new DocketEngineConfiguration(
                dataSource,
                transactionManager,
                rootUnit,
                acts,
                identities,
                hooks,
                new RecordFormService(views, forms, formFacts, budget, LocaleContextHolder::getLocale, reads, acts),
                LocaleContextHolder::getLocale,
                delegates.stream().collect(Collectors.toMap(ModelDelegate::name, ModelDelegate::delegate)),
                caseEvents::endOf,
                tasks::decidable,
                log,
                new Steering(acts, new JdbcTemplate(dataSource)),
                new Accounts(acts, new JdbcTemplate(dataSource)),
                statements.getIfAvailable(() -> new MappedStatements(Runnable::run)));
    }

    @Bean
    JobsLast jobsLast(ProcessEngine engine) {
        return new JobsLast(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor());
    }

    @Bean
    TaskList taskList(DataSource dataSource) {
        return new TaskList(new JdbcTemplate(dataSource), identities::getCurrentAuthentication);
    }

    /** Deploys the models of this build, if they are not deployed yet. */
    @Bean(initMethod = "deploy")
    ModelRelease modelRelease(ProcessEngine engine) {
        return new ModelRelease(engine.getRepositoryService(), ModelCatalog.shipped());
    }

    private static String version() {
        String version = ProcessesConfiguration.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
