package docket.processes.variables;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of the variables that an engine command writes or removes: the keys of each map that it, or a builder
 * of the engine that it was made from, holds as variables or form properties.
 */
final class CommandVariables {

    private static final Pattern HOLDS_VARIABLES = Pattern.compile("(?i).*(variables|properties|variableNames).*");
    private static final Pattern IS_BUILDER = Pattern.compile("(?i).*(builder|instructions?|configuration)");
    private static final int DEPTH = 3;
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    static Set<String> names(Command<?> command) {
        Set<String> names = new TreeSet<>();
        collect(command, names, DEPTH);
        return names;
    }

    private static void collect(Object holder, Set<String> names, int depth) {
        for (Field field : FIELDS.computeIfAbsent(holder.getClass(), CommandVariables::relevant)) {
            Object value = read(field, holder);
            if (value == null) {
                continue;
            }
            boolean variables = HOLDS_VARIABLES.matcher(field.getName()).matches();
            if (variables && value instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> names.add(String.valueOf(key)));
            } else if (variables && value instanceof Collection<?> variableNames) {
                variableNames.stream().filter(String.class::isInstance).forEach(name -> names.add((String) name));
            } else if (depth > 0 && value instanceof Collection<?> parts) {
                parts.stream().filter(CommandVariables::isOfTheEngine).forEach(part -> collect(part, names, depth - 1));
            } else if (depth > 0 && isOfTheEngine(value)) {
                collect(value, names, depth - 1);
            }
        }
    }

    private static boolean isOfTheEngine(@Nullable Object value) {
        return value != null && value.getClass().getName().startsWith("org.camunda.bpm.engine.impl.");
    }

    private static List<Field> relevant(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null && c.getName().startsWith("org.camunda."); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                boolean relevant = HOLDS_VARIABLES.matcher(field.getName()).matches()
                        || IS_BUILDER.matcher(field.getName()).matches();
                if (relevant && !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static @Nullable Object read(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A field that was made accessible cannot be read: " + field, e);
        }
    }

    private CommandVariables() {}
}
