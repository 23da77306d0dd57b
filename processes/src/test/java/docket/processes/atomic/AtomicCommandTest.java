package docket.processes.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.engine.line.Decision;
import docket.engine.unit.RootUnit;
import docket.processes.Books;
import docket.processes.ProcessTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Promise 1, where it is code that breaks: before a command, after it (in the delegate or listener that sent it), while
 * its events are stored, while they are projected, by an exception or by an error.
 */
class AtomicCommandTest extends ProcessTest {

    private final Thread broken = Thread.currentThread();
    private final List<Registration> planted = new ArrayList<>();
    private final List<String> passed = new ArrayList<>();
    private int breakAt = Integer.MAX_VALUE;
    private boolean byError;

    @BeforeEach
    void plant() {
        planted.add(context.getBean(Configuration.class).commandBus().registerHandlerInterceptor((unit, chain) -> {
            String command = unit.getMessage().getPayloadType().getSimpleName();
            pass("before " + command);
            Object result = chain.proceed();
            pass("after " + command);
            return result;
        }));
        EventStore store = context.getBean(EventStore.class);
        planted.add(store.registerDispatchInterceptor(events -> {
            pass("storing");
            return (index, event) -> event;
        }));
        planted.add(store.subscribe(events -> pass("projecting")));
    }

    @AfterEach
    void clear() {
        planted.forEach(Registration::cancel);
    }

    @Test
    void a_final_approval_that_breaks_in_code_by_an_exception_leaves_nothing() {
        breakEverywhere("exception");
    }

    @Test
    void a_final_approval_that_breaks_in_code_by_an_error_leaves_nothing() {
        byError = true;
        breakEverywhere("error");
    }

    @Test
    void a_query_of_the_engine_opens_no_unit_and_joins_the_one_that_is_open() {
        CommandExecutor commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();

        assertThat(new UnitsSeen(commands).count()).isZero();
        assertThat(engineCommand(commands, () -> new UnitsSeen(commands).count()))
                .isOne();
    }

    private static long engineCommand(CommandExecutor commands, Supplier<Long> work) {
        return commands.execute(context -> work.get());
    }

    /** Counts the units that are open while it is executed. */
    private static final class UnitsSeen extends AbstractQuery<UnitsSeen, Object> {
        private UnitsSeen(CommandExecutor commands) {
            super(commands);
        }

        @Override
        public long executeCount(CommandContext context) {
            return RootUnit.isOpen() ? 1 : 0;
        }

        @Override
        public List<Object> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }

    private void breakEverywhere(String line) {
        budgetLine(line, "100.00");
        String caseId = open("kim.employee", request(line, "40.00", approve("director")));
        String task = task("lee.director", caseId).taskId();
        List<String> before = books.rows();
        Throwable failure;
        for (breakAt = 1; ; breakAt++) {
            passed.clear();
            failure = catchThrowable(() -> decideTask("lee.director", task, Decision.APPROVE, null));
            if (passed.size() < breakAt) {
                break;
            }
            assertThat(failure).as("broken %s", passed).isNotNull();
            assertThat(Books.differences(before, books.rows()))
                    .as("broken %s", passed)
                    .isEmpty();
        }
        assertThat(failure).isNull();
        assertThat(passed)
                .containsSubsequence(
                        "before DecideStep",
                        "after DecideStep",
                        "before CommitFunds",
                        "after CommitFunds",
                        "before RegisterCase",
                        "before CloseCase",
                        "after CloseCase",
                        "storing",
                        "projecting");
        books.assertAgree(caseId);
        assertThat(money(line)).isEqualTo("0.00 40.00 60.00");
    }

    private void pass(String point) {
        if (Thread.currentThread() != broken) {
            return;
        }
        passed.add(point);
        if (passed.size() == breakAt) {
            if (byError) {
                throw new AssertionError("Planted " + point);
            }
            throw new IllegalStateException("Planted " + point);
        }
    }
}
