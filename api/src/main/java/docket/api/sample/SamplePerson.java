package docket.api.sample;

import docket.engine.organization.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * Someone who works in the sample organisation.
 *
 * @param id the log-in name
 * @param name as it is written on the stamp box
 * @param group the one group, which is their office
 */
public record SamplePerson(String id, String name, String group) {

    /** The administrator, who sets up people and groups. */
    public static final SamplePerson ADMIN = new SamplePerson("admin", "관리자", Role.ADMINISTRATOR.group());

    /** Everybody but the administrator. */
    public static final List<SamplePerson> STAFF = List.of(
            new SamplePerson("kim.employee", "김민준", "employee"),
            new SamplePerson("park.employee", "박서연", "employee"),
            new SamplePerson("choi.preapprover", "최지우", "pre-approver"),
            new SamplePerson("jung.administration", "정하은", "administration"),
            new SamplePerson("han.budgetowner", "한도윤", "budget-owner"),
            new SamplePerson("yoon.supervisor", "윤서준", "supervisor"),
            new SamplePerson("lee.director", "이수빈", "director"),
            new SamplePerson("seo.auditor", "서예린", Role.AUDITOR.group()),
            new SamplePerson("min.budget", "민지호", Role.BUDGET_OFFICER.group()),
            new SamplePerson("cho.contract", "조현우", Role.CONTRACT_OFFICER.group()),
            new SamplePerson("oh.disbursing", "오세진", Role.DISBURSING_OFFICER.group()),
            new SamplePerson("bae.payer", "배소율", Role.PAYER.group()),
            new SamplePerson("song.records", "송지안", Role.RECORDS_OFFICER.group()),
            new SamplePerson("moon.records", "문하린", Role.RECORDS_OFFICER.group()));

    /** The person with this id, the administrator included. */
    public static SamplePerson named(String id) {
        return Stream.concat(Stream.of(ADMIN), STAFF.stream())
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody in the sample is called " + id));
    }

    /** A person who is in one of these groups. */
    public static SamplePerson inOneOf(List<String> groups) {
        return STAFF.stream()
                .filter(person -> groups.contains(person.group()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody in the sample is in " + groups));
    }
}
