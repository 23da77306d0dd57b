package docket.benchmark.cases;

import docket.benchmark.cases.Figures.Spread;
import java.util.List;
import java.util.Locale;

/** Bars of cases a second, a group for each number of clients, with the spread of the rounds as a line over each bar. */
final class Chart {

    private static final List<String> COLOURS = List.of("#1f5fa8", "#7fb2e5", "#c0504d", "#e3b5b3", "#8a8a8a");
    private static final int BAR = 26;
    private static final int GAP = 28;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int TOP = 70;

    private final String title;
    private final CasesOptions options;
    private final Figures figures;

    Chart(String title, CasesOptions options, Figures figures) {
        this.title = title;
        this.options = options;
        this.figures = figures;
    }

    String svg() {
        List<Entrant> entrants = options.entrants();
        int group = entrants.size() * BAR + GAP;
        int width = Math.max(LEFT + options.clients().size() * group + GAP, 640);
        double highest =
                figures.turns().stream().mapToDouble(Measured::perSecond).max().orElse(1);
        StringBuilder svg = new StringBuilder(line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>",
                width, TOP + HEIGHT + 50));
        svg.append(line("<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>", LEFT, title));
        for (int i = 0; i < entrants.size(); i++) {
            int x = LEFT + i * 115;
            svg.append(line(
                    "<rect x=\"%d\" y=\"36\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"46\">%s</text>",
                    x, colour(entrants.get(i)), x + 17, entrants.get(i).label));
        }
        for (int g = 0; g < options.clients().size(); g++) {
            int clients = options.clients().get(g);
            int left = LEFT + g * group;
            for (int i = 0; i < entrants.size(); i++) {
                Spread spread = figures.spread(entrants.get(i), clients, Measured::perSecond);
                svg.append(bar(left + i * BAR, spread, highest, colour(entrants.get(i))));
            }
            svg.append(line(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    left + entrants.size() * BAR / 2,
                    TOP + HEIGHT + 20,
                    clients == 1 ? "1 client" : clients + " clients"));
        }
        return svg.append("</svg>\n").toString();
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
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"10\" text-anchor=\"middle\">%.0f</text>",
                        middle, TOP + HEIGHT - spread.max() * scale - 4, spread.median());
    }

    private static String colour(Entrant entrant) {
        return COLOURS.get(entrant.ordinal());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
