package docket.engine.casefile.event.line;

import docket.engine.line.LineStep;
import java.util.List;

/** The authority table said who may finally approve: which rules of which version gave whom the power, and the approval line that holds in this round. */
public record AuthorityResolved(
        String caseId,
        int round,
        String decision,
        int decisionVersion,
        List<String> rules,
        List<String> holders,
        String reason,
        List<LineStep> line)
        implements LineEvent {}
