package docket.processes.hooks;

import docket.engine.line.StepKind;
import docket.engine.text.Characters;
import java.util.Locale;

/**
 * Makes what a task list shows of a task: the case's title, and below it the step in both languages. The engine keeps
 * one text for all readers.
 */
public final class StepLabels {

    private static final int LONGEST_NAME = 200;

    /** The title as far as it fits. */
    public static String name(String title) {
        return Characters.cut(Characters.composed(title), LONGEST_NAME);
    }

    public static String of(StepKind kind) {
        return kind.in(Locale.ENGLISH) + " · " + kind.in(Locale.KOREAN);
    }

    private StepLabels() {}
}
