package docket.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A chart of bars in groups, with the spread of the rounds as a line over each bar. */
public final class Bars {

    private static final List<String> COLOURS = List.of("#1f5fa8", "#7fb2e5", "#c0504d", "#e3b5b3", "#8a8a8a");
    private static final int BAR = 26;
    private static final int GAP = 28;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int TOP = 70;
    private static final int LEGEND = 115;
    private static final int LETTER = 7;

    private record Group(String name, List<@Nullable Spread> bars) {}

    private final String title;
    private final List<String> series;
    private final List<Group> groups = new ArrayList<>();

    /** @param series what the bars of each group stand for */
    public Bars(String title, List<String> series) {
        this.title = title;
        this.series = List.copyOf(series);
    }

    /** @param bars one for each of the series, null where it has none */
    public Bars group(String name, List<@Nullable Spread> bars) {
        groups.add(new Group(name, bars));
        return this;
    }

    public String svg() {
        int group = groups.stream()
                .mapToInt(one -> Math.max(series.size() * BAR, one.name().length() * LETTER) + GAP)
                .max()
                .orElse(0);
        int width = Math.max(LEFT + groups.size() * group + GAP, LEFT + LEGEND * series.size());
        StringBuilder svg = new StringBuilder(line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>",
                width, TOP + HEIGHT + 50));
        svg.append(line("<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>", LEFT, title));
        for (int i = 0; i < series.size(); i++) {
            int x = LEFT + i * LEGEND;
            svg.append(line(
                    "<rect x=\"%d\" y=\"36\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"46\">%s</text>",
                    x, colour(i), x + 17, series.get(i)));
        }
        for (int g = 0; g < groups.size(); g++) {
            int left = LEFT + g * group;
            List<@Nullable Spread> bars = groups.get(g).bars();
            for (int i = 0; i < bars.size(); i++) {
                Spread spread = bars.get(i);
                if (spread != null) {
                    svg.append(bar(left + i * BAR, spread, highest(), colour(i)));
                }
            }
            svg.append(line(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    left + series.size() * BAR / 2,
                    TOP + HEIGHT + 20,
                    groups.get(g).name()));
        }
        return svg.append("</svg>\n").toString();
    }

    private double highest() {
        double highest = 0;
        for (Group group : groups) {
            for (Spread spread : group.bars()) {
                highest = spread == null ? highest : Math.max(highest, spread.max());
            }
        }
        return highest == 0 ? 1 : highest;
    }

    private static String bar(int x, Spread spread, double highest, String colour) {
        double scale = HEIGHT / highest;
        double top = TOP + HEIGHT - spread.median() * scale;
        double middle = x + BAR / 2.0 - 1;
        return line(
                        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>",
                        x, top, BAR - 2, spread.median() * scale, colour)
                + line(
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"black\"/>",
                        middle, TOP + HEIGHT - spread.max() * scale, middle, TOP + HEIGHT - spread.min() * scale)
                + line(
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"10\" text-anchor=\"middle\">%s</text>",
                        middle, TOP + HEIGHT - spread.max() * scale - 4, label(spread.median()));
    }

    private static String label(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
