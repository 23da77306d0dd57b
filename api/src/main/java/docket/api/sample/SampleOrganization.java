package docket.api.sample;

import java.util.List;

/**
 * A part of the agency that drafts cases and holds appropriations.
 *
 * @param id the id by which cases name it
 * @param name the name in English
 * @param nameKo the name in Korean
 */
public record SampleOrganization(String id, String name, String nameKo) {

    /** All parts of the agency. */
    public static final List<SampleOrganization> ALL = List.of(
            new SampleOrganization("facilities", "Facilities Division", "시설과"),
            new SampleOrganization("finance", "Finance Division", "재무과"),
            new SampleOrganization("welfare", "Welfare Division", "복지과"),
            new SampleOrganization("education", "Education Division", "교육과"),
            new SampleOrganization("it", "Information Division", "정보통신과"));
}
