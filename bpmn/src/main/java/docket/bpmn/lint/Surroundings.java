package docket.bpmn.lint;

import java.util.Optional;

/** What is known beside the files of a deployment: the agency's people and groups, and what was deployed before. */
public interface Surroundings {

    boolean hasGroup(String group);

    boolean hasPerson(String person);

    /** Whether a decision was deployed under that id. */
    boolean hasDecision(String decision);

    /** The file of the process that was deployed last under that id. */
    Optional<String> process(String process);
}
