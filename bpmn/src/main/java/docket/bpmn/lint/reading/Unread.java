package docket.bpmn.lint.reading;

import docket.bpmn.said.Phrase;
import java.util.List;

/** Why a file cannot be read. */
enum Unread implements Phrase {
    NOT_WELL_FORMED("said"),
    NOT_UTF_8,
    OTHER_ENCODING("found"),
    DOCTYPE,
    TOO_DEEP("deepest"),
    INSTRUCTION("target"),
    OTHER_DMN("version", "namespace"),
    NO_DMN("found"),
    NO_BPMN("root", "found"),
    NO_FORM("root", "found");

    private final List<String> arguments;

    Unread(String... arguments) {
        this.arguments = List.of(arguments);
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }
}
