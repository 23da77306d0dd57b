package docket.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of text under headings, in columns; the first one on the left, the others on the right. */
public final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    public Table(String... headings) {
        lines.add(List.of(headings));
    }

    /** Adds a line of as many cells as there are headings. */
    public Table row(String... cells) {
        if (cells.length != lines.get(0).size()) {
            throw new IllegalArgumentException("Expected " + lines.get(0).size() + " cells but found " + cells.length);
        }
        lines.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String blanks = " ".repeat(width(column) - line.get(column).length());
                row.append(column == 0 ? line.get(0) + blanks : "  " + blanks + line.get(column));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
