package docket.processes.engine.log;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.text.Characters;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Describes an engine command by its class and by those of its fields that name things: ids, keys, names, codes. */
public final class CommandTrace {

    private static final Pattern NAMES_A_THING = Pattern.compile(
            "(?:.*(?:Id|Ids|Key|Keys|Name|Names|Code)|id|ids|key|name|type|retries|topicName|taskState)");
    private static final int LONGEST = 200;
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    /** Housekeeping of the engine that advances no case and is nobody's act. */
    private static final Set<String> HOUSEKEEPING = Set.of(
            "AcquireJobsCmd",
            "UnlockJobCmd",
            "SuccessfulJobListener",
            "ReportDbMetricsCmd",
            "HistoryCleanupCmd",
            "SchemaOperationsProcessEngineBuild",
            "HistoryLevelSetupCommand",
            "BootstrapEngineCommand",
            "DetermineHistoryLevelCmd",
            "GetNextIdBlockCmd",
            "PurgeDatabaseAndCacheCmd");

    public static EngineAdvanced.Command of(Command<?> command) {
        Map<String, String> arguments = new TreeMap<>();
        for (Field field : FIELDS.computeIfAbsent(command.getClass(), CommandTrace::naming)) {
            String text = text(read(field, command));
            if (!text.isEmpty()) {
                arguments.put(field.getName(), text);
            }
        }
        return new EngineAdvanced.Command(name(command), arguments);
    }

    static boolean isHousekeeping(Command<?> command) {
        return HOUSEKEEPING.contains(name(command));
    }

    public static String name(Command<?> command) {
        String name = command.getClass().getSimpleName();
        return name.isEmpty() || command.getClass().isSynthetic()
                ? command.getClass().getName().replaceAll(".*\\.|\\$\\$Lambda.*", "")
                : name;
    }

    private static List<Field> naming(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && NAMES_A_THING.matcher(field.getName()).matches()
                        && field.trySetAccessible()) {
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static Object read(Field field, Object target) {
        try {
            Object value = field.get(target);
            return value == null ? "" : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A field that was made accessible cannot be read: " + field, e);
        }
    }

    private static String text(Object value) {
        String text = value instanceof Collection<?> many
                ? String.join(",", many.stream().map(String::valueOf).toList())
                : value instanceof String || value instanceof Number ? String.valueOf(value) : "";
        return Characters.cut(text, LONGEST);
    }

    private CommandTrace() {}
}
