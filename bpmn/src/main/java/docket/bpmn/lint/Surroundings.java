package docket.bpmn.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known beside the files of a deployment: the agency's people and groups, and what was deployed before. */
public interface Surroundings {

    boolean hasGroup(String group);

    boolean hasPerson(String person);

    /** Whether nobody but auditors is meant, who decide nothing: their group, or one of them. */
    boolean isOfAuditors(String groupOrPerson);

    /** Whether a decision was deployed under that id. */
    boolean hasDecision(String decision);

    /** The file of the process that was deployed last under that id. */
    Optional<String> process(String process);

    /** The files of the processes that call one of these by its latest version: those deployed last, and those of open cases. */
    List<String> callers(Set<String> processes);
}
