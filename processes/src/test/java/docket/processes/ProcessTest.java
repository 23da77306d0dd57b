package docket.processes;

import docket.engine.TestPostgres;
import docket.engine.agency.Agency;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.sum.Threshold;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.organization.Machine;
import docket.engine.unit.Act;
import docket.engine.unit.Commands;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import docket.processes.act.ActScope;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseProcessStarter;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.OpenTask;
import docket.processes.cases.TaskDecision;
import docket.processes.schema.R__camunda_tables;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A running engine with the shipped models on a fresh PostgreSQL, and a handful of people. */
public abstract class ProcessTest {

    private static final Map<String, String> PEOPLE = Map.of(
            "kim.employee", "employee",
            "park.employee", "employee",
            "jung.administration", "administration",
            "song.administration", "administration",
            "han.budgetowner", "budget-owner",
            "yoon.supervisor", "supervisor",
            "lee.director", "director",
            "admin", "camunda-admin");

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    /** The fiscal year that is open. */
    protected static final int YEAR = LocalDate.now(ZONE).getYear();

    protected static TestPostgres postgres;
    protected static AnnotationConfigApplicationContext context;
    protected static ProcessEngine engine;
    protected static JdbcTemplate jdbc;
    protected static Books books;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.fresh(new R__camunda_tables());
        context = new AnnotationConfigApplicationContext();
        context.registerBean(TestPostgres.class, () -> postgres);
        context.register(Wiring.class);
        context.refresh();
        engine = context.getBean(ProcessEngine.class);
        jdbc = new JdbcTemplate(postgres.app());
        books = new Books(context, jdbc);
        IdentityService identities = engine.getIdentityService();
        PEOPLE.values().stream().distinct().forEach(id -> {
            Group group = identities.newGroup(id);
            identities.saveGroup(group);
        });
        PEOPLE.forEach((id, group) -> {
            User user = identities.newUser(id);
            user.setPassword("a-long-enough-password");
            identities.saveUser(user);
            identities.createMembership(id, group);
        });
        new JdbcTemplate(postgres.as(TestPostgres.OWNER))
                .update("INSERT INTO docket.organization VALUES ('facilities', 'Facilities', '시설과'),"
                        + " ('finance', 'Finance', '재정과') ON CONFLICT DO NOTHING");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** Acts as a person, through the REST door. */
    protected static <T> T as(String person, Callable<T> act) {
        return as(person, PEOPLE.getOrDefault(person, "employee"), act);
    }

    /** As somebody with every right of the engine. */
    protected static void asOperator(Runnable act) {
        withoutRights(() -> as("admin", () -> {
            act.run();
            return true;
        }));
    }

    /** Does not ask for the rights that the engine would want. */
    protected static <T> T withoutRights(Supplier<T> act) {
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
        try {
            return act.get();
        } finally {
            engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
        }
    }

    /** A new case that waits for its first officer. */
    protected static String waiting() {
        String caseId = open("kim.employee", payment(review("administration"), approve("director")));
        task("jung.administration", caseId);
        return caseId;
    }

    protected static String definitionOf(String caseId) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(caseId)
                .singleResult()
                .getProcessDefinitionId();
    }

    /** What operators did to a case: the intervention, by whom, through which door. */
    protected static List<String> interventions(String caseId) {
        return jdbc.queryForList(
                "SELECT concat_ws(' ', convert_from(payload, 'UTF8')::json->>'intervention',"
                        + " convert_from(metadata, 'UTF8')::json->>'person', convert_from(metadata, 'UTF8')::json->>'door')"
                        + " FROM docket.domain_event WHERE stream = ? AND type = 'operator-intervened' ORDER BY sequence",
                String.class,
                caseId);
    }

    /** Acts as somebody of a group. */
    protected static <T> T as(String person, String group, Callable<T> act) {
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try (ActScope scope = ActScope.enter(Door.REST, "request-1", null)) {
            return act.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    protected static CaseDraft payment(LineStep... line) {
        return new CaseDraft(
                "document-approval",
                "Repair of the city hall roof",
                "payment",
                "facilities",
                Money.parse("34.34", "EUR"),
                Map.of("body", "The roof leaks."),
                List.of(line));
    }

    protected static CaseDraft request(String lineId, String amount, LineStep... line) {
        return new CaseDraft(
                "budget-request",
                "Chairs for the reading room",
                "payment",
                "facilities",
                Money.parse(amount, "EUR"),
                Map.of("lineId", lineId, "body", "Twelve of the chairs are broken."),
                List.of(line));
    }

    /** Appropriates a new budget line. */
    protected static void budgetLine(String lineId, String amount) {
        budgetLine(lineId, YEAR, lineId, amount);
    }

    protected static void budgetLine(String lineId, int year, String name, String amount) {
        Act act = new Act(new Machine("test", "1"), Door.CLI);
        context.getBean(RootUnit.class)
                .execute(
                        act,
                        () -> context.getBean(Commands.class)
                                .send(new AppropriateFunds(
                                        lineId, year, lineId, name, "facilities", Money.parse(amount, "EUR"))));
    }

    /** The line's reserved, committed and available amount, e.g. {@code 10.00 0.00 90.00}. */
    protected static String money(String lineId) {
        BudgetLineView line =
                context.getBean(BudgetLineViews.class).find(lineId).orElseThrow();
        return line.funds().reserved().toDecimal() + " "
                + line.funds().committed().toDecimal() + " " + line.available().toDecimal();
    }

    protected static String open(String drafter, CaseDraft draft) {
        return as(drafter, () -> context.getBean(CaseProcessStarter.class).start(draft));
    }

    /** Waits for the case's task that the person may decide. */
    protected static OpenTask task(String person, String caseId) {
        return await(() ->
                as(person, () -> context.getBean(CaseTasks.class).open(true, caseId, null, null, 10)).stream()
                        .findFirst()
                        .orElse(null));
    }

    protected static void decide(String person, String caseId, Decision decision, @Nullable String opinion) {
        decideTask(person, task(person, caseId).taskId(), decision, opinion);
    }

    protected static void decideTask(String person, String taskId, Decision decision, @Nullable String opinion) {
        as(
                person,
                () -> context.getBean(CaseTasks.class)
                        .decide(taskId, new TaskDecision(decision, opinion, null, null, null), null));
    }

    /** Gives a group every right over process instances. */
    protected static void letOperate(String group) {
        AuthorizationService rights = engine.getAuthorizationService();
        Authorization right = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(group);
        right.setResource(Resources.PROCESS_INSTANCE);
        right.setResourceId(Authorization.ANY);
        right.addPermission(Permissions.ALL);
        rights.saveAuthorization(right);
    }

    protected static List<String> events(String caseId) {
        return jdbc.queryForList(
                "SELECT type FROM docket.domain_event WHERE stream = ? ORDER BY sequence", String.class, caseId);
    }

    protected static LineStep review(String group) {
        return LineStep.ofGroup(StepKind.REVIEW, group);
    }

    protected static LineStep approve(String group) {
        return LineStep.ofGroup(StepKind.APPROVE, group);
    }

    protected static <T> T await(Supplier<@Nullable T> look) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            T found = look.get();
            if (found != null) {
                return found;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Waited 20 s in vain; jobs: "
                + jdbc.queryForList("SELECT id_, retries_, exception_msg_ FROM camunda.act_ru_job"));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ProcessesConfiguration.class)
    static class Wiring {

        @Bean
        @Primary
        DataSource dataSource(TestPostgres postgres) {
            return new Faults(postgres.as("postgres")).around(postgres.app());
        }

        @Bean(defaultCandidate = false)
        DataSource sequencerDataSource(TestPostgres postgres) {
            return postgres.as(TestPostgres.APP);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        java.nio.file.Path masterKeyFile() throws java.io.IOException {
            return java.nio.file.Files.createTempDirectory("docket-keys").resolve("master.json");
        }

        @Bean
        Agency agency() {
            return new Agency("docket.test", ZONE, Clock.systemUTC());
        }

        @Bean
        Threshold publicThreshold() {
            return new Threshold(Map.of());
        }

        @Bean
        ProcessEngineFactoryBean processEngine(docket.processes.engine.DocketEngineConfiguration configuration) {
            ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(configuration);
            return factory;
        }
    }
}
