package docket.processes.engine;

import docket.engine.refusal.Refused;
import docket.engine.unit.RootUnit;
import docket.processes.accounts.Accounts;
import docket.processes.accounts.Passwords;
import docket.processes.accounts.SlowHash;
import docket.processes.act.Acts;
import docket.processes.engine.history.LeanHistoryEventProducer;
import docket.processes.engine.history.RecordHistoryLevel;
import docket.processes.engine.history.RecordingHistory;
import docket.processes.engine.jobs.BatchJobs;
import docket.processes.engine.jobs.DirectJobs;
import docket.processes.engine.jobs.JobThreads;
import docket.processes.engine.jobs.SparingFailedJobs;
import docket.processes.engine.log.EngineLog;
import docket.processes.engine.model.ModelParser;
import docket.processes.engine.service.GuardedFilterService;
import docket.processes.engine.service.NamedRepositoryService;
import docket.processes.engine.service.ReleasingTaskService;
import docket.processes.engine.statement.MappedStatements;
import docket.processes.hooks.Hooks;
import docket.processes.hooks.OperatorActs;
import docket.processes.kept.KeptModels;
import docket.processes.steering.Steering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.axonframework.common.IdentifierFactory;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.TransactionContext;
import org.camunda.bpm.engine.impl.cfg.standalone.StandaloneTransactionContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.LogInterceptor;
import org.camunda.bpm.engine.impl.interceptor.ProcessApplicationContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringTransactionContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The process engine as Docket runs it: each command in a root unit of work, each step into the record, history tables
 * empty, authorizations on, nothing executable in models but Docket's own delegates.
 */
public final class DocketEngineConfiguration extends SpringProcessEngineConfiguration {

    private final RootUnit rootUnit;
    private final Acts acts;
    private final Function<String, Optional<Refused>> ends;
    private final EngineLog record;
    private final Steering steering;
    private final Accounts accounts;
    private final MappedStatements statements;

    /**
     * @param reader the language of the person who asks
     * @param ends the refusal for whoever comes for a task, by its id, that the record knows as over
     * @param decidable the ids of so many tasks that the person who asks may decide
     */
    public DocketEngineConfiguration(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            RootUnit rootUnit,
            Acts acts,
            IdentityService identities,
            Hooks hooks,
            FormService forms,
            Supplier<Locale> reader,
            Map<String, JavaDelegate> delegates,
            Function<String, Optional<Refused>> ends,
            IntFunction<List<String>> decidable,
            EngineLog record,
            Steering steering,
            Accounts accounts,
            MappedStatements statements) {
        this.rootUnit = rootUnit;
        this.acts = acts;
        this.ends = ends;
        this.record = record;
        this.steering = steering;
        this.accounts = accounts;
        this.statements = statements;
        setProcessEngineName("default");
        setIdentityService(identities);
        setDataSource(dataSource);
        setTransactionManager(transactionManager);
        setTransactionContextFactory(context -> transactionOf(context, transactionManager));
        setDatabaseType(MappedStatements.DATABASE);
        setDatabaseSchemaUpdate(DB_SCHEMA_UPDATE_FALSE);
        setIdGenerator(IdentifierFactory.getInstance()::generateIdentifier);
        setBeans(new HashMap<>(delegates));
        replaceHistory(hooks.operatorActs());
        closeDoors();
        setCustomPreBPMNParseListeners(new ArrayList<>(List.of(hooks.parseListener())));
        setCustomPreDeployers(new ArrayList<>(List.of(hooks.deploymentGuard())));
        setCustomPostDeployers(new ArrayList<>(List.of(new DeployedResources())));
        setFormService(forms);
        setRepositoryService(new NamedRepositoryService(reader));
        setFilterService(new GuardedFilterService(acts, decidable));
        setTaskService(new ReleasingTaskService());
        runBatchesInTheNameOfTheirMakers(hooks.operatorActs());
        setFailedJobCommandFactory(new SparingFailedJobs(rootUnit));
        setEnableCmdExceptionLogging(false);
        setLoggingContextBusinessKey(null); // free text of whoever wrote it stays as it is
        setLoggingContextActivityName(null);
        JobThreads executor = new JobThreads();
        setJobExecutor(executor);
        setJobExecutorActivate(false);
        List<SessionFactory> sessions = new ArrayList<>(KeptModels.factories());
        sessions.add(DirectJobs.through(executor));
        setCustomSessionFactories(sessions);
    }

    /** Spring's, or for a query outside a unit, which is in no transaction, the engine's own. */
    private static TransactionContext transactionOf(CommandContext context, PlatformTransactionManager transactions) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? new SpringTransactionContext(transactions, context)
                : new StandaloneTransactionContext(context);
    }

    private void replaceHistory(OperatorActs operatorActs) {
        setCustomHistoryLevels(new ArrayList<>(List.of(new RecordHistoryLevel())));
        setHistory(new RecordHistoryLevel().getName());
        setEnableDefaultDbHistoryEventHandler(false);
        setCustomHistoryEventHandlers(new ArrayList<>(List.of(new RecordingHistory(operatorActs))));
        setHistoryEventProducer(new LeanHistoryEventProducer());
        setHistoryRemovalTimeStrategy(HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        setHistoryCleanupStrategy(HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        setHistoryCleanupEnabled(false);
        setMetricsEnabled(false);
        setTaskMetricsEnabled(false);
        setDbMetricsReporterActivate(false);
    }

    private void runBatchesInTheNameOfTheirMakers(OperatorActs operatorActs) {
        BatchJobs batchJobs = new BatchJobs(acts, operatorActs);
        batchJobs.setProcessEngineConfiguration(this);
        setCommandContextFactory(batchJobs);
    }

    private void closeDoors() {
        setAuthorizationEnabled(true);
        setDefaultUserPermissionForTask(Permissions.TASK_WORK);
        setGeneralResourceWhitelistPattern("[A-Za-z0-9._-]+");
        setDeserializationTypeValidationEnabled(true);
        setJavaSerializationFormatEnabled(false);
        setEnableXxeProcessing(false);
        setEnableExceptionsAfterUnhandledBpmnError(true);
        setEnableExpressionsInAdhocQueries(false);
        setEnableExpressionsInStoredQueries(false);
        setEnableScriptCompilation(false);
        setEnableFetchScriptEngineFromProcessApplication(false);
        setCmmnEnabled(false);
        setStandaloneTasksEnabled(false);
        setRestrictUserOperationLogToAuthenticatedUsers(false);
        setEnablePasswordPolicy(true);
        setPasswordPolicy(new Passwords());
        setPasswordEncryptor(new SlowHash());
    }

    @Override
    protected Collection<? extends CommandInterceptor> getDefaultCommandInterceptorsTxRequired() {
        return interceptors(false);
    }

    @Override
    protected Collection<? extends CommandInterceptor> getDefaultCommandInterceptorsTxRequiresNew() {
        return interceptors(true);
    }

    private List<CommandInterceptor> interceptors(boolean apart) {
        List<CommandInterceptor> chain = new ArrayList<>();
        chain.add(getExceptionCodeInterceptor());
        chain.add(new LogInterceptor());
        chain.add(new ProcessApplicationContextInterceptor(this));
        chain.add(new EndedTasks(ends));
        chain.add(new RootUnitInterceptor(rootUnit, acts, record, steering, accounts, apart));
        chain.add(new CommandContextInterceptor(commandContextFactory, this, apart));
        return chain;
    }

    @Override
    protected BpmnDeployer getBpmnDeployer() {
        BpmnDeployer deployer = super.getBpmnDeployer();
        deployer.setBpmnParser(
                new ModelParser(expressionManager, deployer.getBpmnParser().getParseListeners()));
        return deployer;
    }

    @Override
    protected void initSqlSessionFactory() {
        setSqlSessionFactory(statements.on(new Environment("default", transactionFactory, dataSource)));
    }
}
