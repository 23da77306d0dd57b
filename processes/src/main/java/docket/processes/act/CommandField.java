package docket.processes.act;

import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Reads what a command of the engine is about to do, of which the engine tells nothing. */
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
