package docket.processes.engine;

import docket.engine.refusal.Refused;
import docket.processes.engine.log.CommandTrace;
import docket.processes.refusal.EngineRefusal;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * Commands of the engine that nobody may give: comments and attachments write to the history tables past the handler,
 * so the record would not know of them; a signal sent to an execution would lead it past its external task, and no model
 * has a place that waits for one; and whom a task is offered to, what it is called and when it is due is the record's to say,
 * which would not know of another candidate, owner, name or date, or miss one. Tenants would be agencies beside the one that the record is of.
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

    private static final Set<String> OF_A_TASK =
            Set.of("SetTaskNameCmd", "SetTaskDescriptionCmd", "SetTaskDueDateCmd", "SetTaskOwnerCmd");

    private static final Set<String> OF_TENANTS = Set.of(
            "CreateTenantCmd", "SaveTenantCmd", "CreateTenantUserMembershipCmd", "CreateTenantGroupMembershipCmd");

    /** @throws Refused COMMENTS_NOT_RECORDED, NO_TENANTS, ENGINE_REFUSED, OFFER_NOT_CHANGED, TASK_NOT_CHANGED */
    static void check(Command<?> command) {
        if (PAST_THE_RECORD.contains(command.getClass().getSimpleName())) {
            throw new Refused(EngineRefusal.COMMENTS_NOT_RECORDED);
        }
        if (OF_A_TASK.contains(command.getClass().getSimpleName())) {
            throw new Refused(EngineRefusal.TASK_NOT_CHANGED);
        }
        if (OF_TENANTS.contains(command.getClass().getSimpleName())) {
            throw new Refused(EngineRefusal.NO_TENANTS, "tenant");
        }
        if (command instanceof SignalCmd) {
            throw new Refused(EngineRefusal.ENGINE_REFUSED, "No model waits for a signal to an execution");
        }
        if (command instanceof AbstractAddIdentityLinkCmd || command instanceof DeleteIdentityLinkCmd) {
            if (!IdentityLinkType.ASSIGNEE.equals(
                    CommandTrace.of(command).arguments().get("type"))) {
                throw new Refused(EngineRefusal.OFFER_NOT_CHANGED);
            }
        }
    }

    private ClosedCommands() {}
}
