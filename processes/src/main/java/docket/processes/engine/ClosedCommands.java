package docket.processes.engine;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * Commands of the engine that nobody may give: comments and attachments write to the history tables past the handler,
 * so the record would not know of them; a signal sent to an execution would lead it past its external task, and no model
 * has a place that waits for one.
 */
final class ClosedCommands {

    private static final Set<String> PAST_THE_RECORD = Set.of(
            "AddCommentCmd",
            "UpdateCommentCmd",
            "DeleteTaskCommentCmd",
            "DeleteProcessInstanceCommentCmd",
            "CreateAttachmentCmd",
            "SaveAttachmentCmd",
            "DeleteAttachmentCmd");

    /** @throws Refused COMMENTS_NOT_RECORDED, ENGINE_REFUSED */
    static void check(Command<?> command) {
        if (PAST_THE_RECORD.contains(command.getClass().getSimpleName())) {
            throw new Refused(RefusalCode.COMMENTS_NOT_RECORDED);
        }
        if (command instanceof SignalCmd) {
            throw new Refused(RefusalCode.ENGINE_REFUSED, "No model waits for a signal to an execution");
        }
    }

    private ClosedCommands() {}
}
