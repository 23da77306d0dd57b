package docket.api.sample.cases;

import docket.api.sample.Rows;
import java.util.List;

/** A field of the content that some of the sample's requests have, and the values that it has then. */
record Sometimes(String field, List<String> values) {

    static Sometimes read() {
        List<String[]> rows = Rows.of("sometimes.csv");
        return new Sometimes(rows.get(0)[0], rows.stream().map(row -> row[1]).toList());
    }
}
