package docket.engine.unit;

import docket.engine.refusal.Refused;
import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the aggregates, inside a root unit of work only. A refusal comes out as the {@link Refused} that the
 * aggregate threw; whoever gets it lets the root unit roll back. Thread-safe.
 */
public final class Commands {

    private final CommandBus bus;

    public Commands(CommandBus bus) {
        this.bus = bus;
    }

    /** Sends a command from outside any process. */
    public <R> @Nullable R send(AggregateCommand command) {
        return send(command, Where.NOWHERE);
    }

    /**
     * Sends a command and answers what its handler answers.
     *
     * @throws Refused where the aggregate refuses, or does not exist
     * @throws IllegalStateException outside a root unit of work
     */
    public <R> @Nullable R send(AggregateCommand command, Where where) {
        if (!RootUnit.isOpen()) {
            throw new IllegalStateException(
                    command.getClass().getSimpleName() + " was sent outside a root unit of work");
        }
        return Watch.<@Nullable R>during(
                Work.COMMAND, command.getClass().getSimpleName(), () -> dispatch(command, where));
    }

    private <R> @Nullable R dispatch(AggregateCommand command, Where where) {
        Reply<R> reply = new Reply<>();
        bus.<Object, R>dispatch(
                new GenericCommandMessage<>(command, MetaData.from(metaData(where))),
                (message, result) -> reply.result = result);
        CommandResultMessage<? extends R> result = reply.result;
        if (result == null) {
            throw new IllegalStateException("The command bus answered nothing");
        }
        if (result.isExceptional()) {
            throw failure(command, result.exceptionResult());
        }
        return result.getPayload();
    }

    private static RuntimeException failure(AggregateCommand command, Throwable thrown) {
        if (Refused.in(thrown).isPresent()) {
            return Refused.in(thrown).get();
        }
        if (thrown instanceof AggregateNotFoundException missing) {
            return new Refused(command.unknown(), missing.getAggregateIdentifier());
        }
        return thrown instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(command.getClass().getSimpleName() + " failed", thrown);
    }

    private static Map<String, String> metaData(Where where) {
        Map<String, String> data = new HashMap<>();
        put(data, "processInstance", where.processInstance());
        put(data, "activity", where.activity());
        put(data, "task", where.task());
        put(data, "definition", where.definition());
        put(data, "modelRelease", where.modelRelease());
        put(data, "retentionClass", where.retentionClass());
        put(data, "confidentiality", where.confidentiality());
        return data;
    }

    private static void put(Map<String, String> data, String key, @Nullable String value) {
        if (value != null) {
            data.put(key, value);
        }
    }

    private static final class Reply<R> {
        private @Nullable CommandResultMessage<? extends R> result;
    }
}
