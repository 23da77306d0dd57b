package docket.processes.act;

import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Reads the fields of the engine's commands, because the engine does not tell what a command is about to do. */
public final class CommandField {

    /**
     * @param holder a command, or what hangs on one
     * @throws NullPointerException where it has no such field: another version of the engine
     */
    public static @Nullable Object of(Object holder, String name) {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(holder.getClass(), name), name);
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, holder);
    }

    private CommandField() {}
}
