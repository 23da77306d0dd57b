package docket.engine.budget.sum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lines of one fiscal year in one currency at the end of a day, as a sum tree: on the left those that are shown, on
 * the right those below the threshold. The node on the right is what is published of these: how many there are and what
 * they come to, and no proof of a line that is shown says more. Immutable.
 */
public final class YearTree {

    /** A sum of fewer lines would say too much of each. */
    private static final int TOGETHER = 3;

    private final int fiscalYear;
    private final String currency;
    private final long threshold;
    private final List<PublicLine> shown;
    private final List<PublicLine> hidden;
    private final SumTree shownTree;
    private final SumTree hiddenTree;
    private final SumNode root;

    private YearTree(PublicLine any, long threshold, List<PublicLine> shown, List<PublicLine> hidden) {
        this.fiscalYear = any.fiscalYear();
        this.currency = any.currency();
        this.threshold = threshold;
        this.shown = List.copyOf(shown);
        this.hidden = List.copyOf(hidden);
        this.shownTree = new SumTree(shown.stream().map(PublicLine::leaf).toList());
        this.hiddenTree = new SumTree(hidden.stream().map(PublicLine::leaf).toList());
        this.root = SumNode.above(shownTree.root(), hiddenTree.root());
    }

    /**
     * The way of one line to the root.
     *
     * @param steps from the leaf's sibling up
     */
    public record Proof(PublicLine line, List<SumStep> steps, SumNode root) {}

    /**
     * Where one or two lines alone are below the threshold, the smallest of the others go with them.
     *
     * @param lines of one fiscal year and currency, at least one, in the order of the bytes of their ids
     * @param threshold in minor units: a line with less is rolled up
     */
    public static YearTree of(List<PublicLine> lines, long threshold) {
        List<PublicLine> bySize = new ArrayList<>(lines);
        bySize.sort(Comparator.comparingLong(line -> line.figures().size()));
        int below = (int) bySize.stream()
                .filter(line -> line.figures().size() < threshold)
                .count();
        int together = below == 0 ? 0 : Math.min(lines.size(), Math.max(below, TOGETHER));
        List<PublicLine> hidden = bySize.subList(0, together);
        List<String> ids = hidden.stream().map(PublicLine::lineId).sorted().toList();
        return new YearTree(
                lines.get(0),
                threshold,
                lines.stream()
                        .filter(line -> Collections.binarySearch(ids, line.lineId()) < 0)
                        .toList(),
                lines.stream()
                        .filter(line -> Collections.binarySearch(ids, line.lineId()) >= 0)
                        .toList());
    }

    public int fiscalYear() {
        return fiscalYear;
    }

    public String currency() {
        return currency;
    }

    /** In minor units. */
    public long threshold() {
        return threshold;
    }

    public List<PublicLine> shown() {
        return shown;
    }

    /** The node over the lines that are not shown. */
    public SumNode rolledUp() {
        return hiddenTree.root();
    }

    public SumNode root() {
        return root;
    }

    /** The proof of a line that is shown; empty where there is none. */
    public Optional<Proof> proofOfShown(String lineId) {
        return proof(shown, shownTree, new SumStep(false, hiddenTree.root()), lineId);
    }

    /** The proof of any line, for those who may see it. */
    public Optional<Proof> proof(String lineId) {
        return proofOfShown(lineId).or(() -> proof(hidden, hiddenTree, new SumStep(true, shownTree.root()), lineId));
    }

    private Optional<Proof> proof(List<PublicLine> lines, SumTree tree, SumStep last, String lineId) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).lineId().equals(lineId)) {
                List<SumStep> steps = tree.way(i);
                steps.add(last);
                return Optional.of(new Proof(lines.get(i), List.copyOf(steps), root));
            }
        }
        return Optional.empty();
    }
}
