package docket.engine.advanced;

import java.util.List;
import java.util.Map;

/**
 * What the process engine did in one transaction: the commands it was given, each step it took, and the process
 * instances and cases it touched. Names and ids only; a variable's value only where it routes, or a worker of an external task hands back what the model declares.
 */
public record EngineAdvanced(
        List<Command> commands, List<Step> steps, List<String> processInstances, List<String> cases) {

    /** A command by its class, with its arguments but without content. */
    public record Command(String name, Map<String, String> arguments) {}

    /** A step by its kind ({@code activity-instance.start}) and what is known of it. */
    public record Step(String kind, Map<String, String> facts) {}
}
