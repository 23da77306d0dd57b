package docket.api.sample;

import docket.engine.organization.Role;
import java.util.List;

/**
 * An office of the sample organisation.
 *
 * @param id the id by which approval lines name it
 * @param name the name that Tasklist and Admin show
 */
public record SampleGroup(String id, String name) {

    /** All offices: every group but the administrators. */
    public static final List<SampleGroup> OFFICES = List.of(
            new SampleGroup("employee", "담당 Employee"),
            new SampleGroup("pre-approver", "사전검토 Pre-approver"),
            new SampleGroup("administration", "총무 Administration"),
            new SampleGroup("budget-owner", "예산주관 Budget owner"),
            new SampleGroup("supervisor", "과장 Supervisor"),
            new SampleGroup("director", "국장 Director"),
            new SampleGroup(Role.AUDITOR.group(), "감사 Auditor"),
            new SampleGroup(Role.BUDGET_OFFICER.group(), "예산 Budget officer"),
            new SampleGroup(Role.CONTRACT_OFFICER.group(), "계약 Contract officer"),
            new SampleGroup(Role.DISBURSING_OFFICER.group(), "지출 Disbursing officer"),
            new SampleGroup(Role.PAYER.group(), "출납 Payer"),
            new SampleGroup(Role.RECORDS_OFFICER.group(), "기록관리 Records officer"));
}
