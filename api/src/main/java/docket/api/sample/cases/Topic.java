package docket.api.sample.cases;

import docket.api.sample.Rows;
import java.util.List;
import java.util.Map;

/**
 * Something that a part of the sample organisation asks for now and then.
 *
 * @param content what its form asks besides
 * @param least the smallest amount asked for, in won; 0 with {@code most} 0 where it is not about money
 */
record Topic(
        String kind,
        String organization,
        Map<String, String> content,
        String korean,
        String english,
        long least,
        long most) {

    static List<Topic> all() {
        return Rows.of("topics.csv").stream()
                .map(row -> new Topic(
                        row[0],
                        row[1],
                        content(row[2]),
                        row[3],
                        row[4],
                        Long.parseLong(row[5]),
                        Long.parseLong(row[6])))
                .toList();
    }

    private static Map<String, String> content(String fieldAndValue) {
        String[] parts = fieldAndValue.split("=", 2);
        return Map.of(parts[0], parts[1]);
    }

    String title() {
        return korean + " · " + english;
    }

    boolean isAboutMoney() {
        return most > 0;
    }
}
