package docket.engine.store;

import java.util.List;

/**
 * The events of one subject. Each implementation is marked with {@code @AutoService}, so that whoever opens the
 * record, be it the program, {@code fsck} or a restore, knows all of them. Beside it and under its name is what they,
 * their fields and commands are called, in English and Korean.
 */
public interface RecordedEvents {

    /** Every event, with its stored name and current revision. A name is never used again. */
    List<EventType<?>> types();

    /** How events of earlier revisions are read. None of these is ever removed. */
    default List<EarlierRevision> earlier() {
        return List.of();
    }
}
