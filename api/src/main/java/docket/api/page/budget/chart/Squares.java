package docket.api.page.budget.chart;

import java.util.ArrayList;
import java.util.List;

/** Divides a rectangle into parts that are as square as can be (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000). */
final class Squares {

    /** A rectangle, in units of the drawing. */
    public record Rect(double x, double y, double width, double height) {

        /** Without a margin on each side, and more of it on top. */
        Rect inside(double margin, double top) {
            return new Rect(
                    x + margin,
                    y + margin + top,
                    Math.max(0, width - 2 * margin),
                    Math.max(0, height - 2 * margin - top));
        }
    }

    /** @param weights above zero, the largest first; answers as many parts, in their order */
    static List<Rect> of(Rect whole, List<Long> weights) {
        List<Rect> parts = new ArrayList<>();
        double scale = whole.width()
                * whole.height()
                / weights.stream().mapToDouble(Long::doubleValue).sum();
        Rect left = whole;
        int next = 0;
        while (next < weights.size()) {
            double side = Math.min(left.width(), left.height());
            int end = next + 1;
            while (end < weights.size()
                    && worst(weights.subList(next, end + 1), scale, side)
                            <= worst(weights.subList(next, end), scale, side)) {
                end++;
            }
            left = lay(weights.subList(next, end), scale, left, parts);
            next = end;
        }
        return parts;
    }

    /** How far the least square of a row is from a square. */
    private static double worst(List<Long> row, double scale, double side) {
        double sum = row.stream().mapToDouble(Long::doubleValue).sum() * scale;
        double most = row.get(0) * scale;
        double least = row.get(row.size() - 1) * scale;
        return Math.max(side * side * most / (sum * sum), sum * sum / (side * side * least));
    }

    /** Lays a row along the shorter side; answers what is left of the rectangle. */
    private static Rect lay(List<Long> row, double scale, Rect left, List<Rect> parts) {
        double sum = row.stream().mapToDouble(Long::doubleValue).sum() * scale;
        boolean upright = left.width() >= left.height();
        double thick = sum / (upright ? left.height() : left.width());
        double at = upright ? left.y() : left.x();
        for (long weight : row) {
            double length = weight * scale / thick;
            parts.add(upright ? new Rect(left.x(), at, thick, length) : new Rect(at, left.y(), length, thick));
            at += length;
        }
        return upright
                ? new Rect(left.x() + thick, left.y(), Math.max(0, left.width() - thick), left.height())
                : new Rect(left.x(), left.y() + thick, left.width(), Math.max(0, left.height() - thick));
    }

    private Squares() {}
}
