package docket.api.sample.cases;

import java.util.List;

/**
 * Something that a part of the sample organisation asks for now and then.
 *
 * @param least the smallest amount asked for, in won; 0 with {@code most} 0 where it is not about money
 */
record Topic(String kind, String organization, String costType, String korean, String english, long least, long most) {

    static List<Topic> all() {
        return Rows.of("topics.csv").stream()
                .map(row -> new Topic(
                        row[0], row[1], row[2], row[3], row[4], Long.parseLong(row[5]), Long.parseLong(row[6])))
                .toList();
    }

    String title() {
        return korean + " · " + english;
    }

    boolean isAboutMoney() {
        return most > 0;
    }
}
