package docket.api.open.budget;

import docket.engine.budget.sum.Figures;
import docket.engine.budget.sum.PublicLine;
import docket.engine.budget.sum.SumNode;
import docket.engine.budget.sum.SumStep;
import docket.engine.budget.sum.YearTree;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a line is counted, as docs/sum-tree.md has it: figures are minor units, as text, for JSON’s numbers end
 * at 2^53; bytes are Base64.
 *
 * @param log null while the day is not over
 */
@Schema(name = "LineProof")
public record ProofJson(
        String format,
        String day,
        int fiscalYear,
        String currency,
        Line line,
        List<Step> steps,
        Node root,

        @Schema(nullable = true, description = "Null while the day is not over") @Nullable
        LogJson log) {

    static final String FORMAT = "docket-sum-proof/v1";

    /**
     * A line.
     *
     * @param text what the leaf covers beside the figures
     */
    @Schema(name = "ProvedLine")
    public record Line(String lineId, String code, List<String> text, String blinding, List<String> figures) {

        static Line of(PublicLine line) {
            return new Line(
                    line.lineId(),
                    line.code(),
                    line.text(),
                    Base64.getEncoder().encodeToString(line.blinding()),
                    texts(line.figures()));
        }
    }

    @Schema(name = "SumStep")
    public record Step(String side, String hash, List<String> figures) {

        static Step of(SumStep step) {
            return new Step(
                    step.onTheLeft() ? "left" : "right",
                    step.node().text(),
                    texts(step.node().figures()));
        }
    }

    @Schema(name = "SumNode")
    public record Node(String hash, List<String> figures) {

        static Node of(SumNode node) {
            return new Node(node.text(), texts(node.figures()));
        }
    }

    public static ProofJson of(String day, YearTree tree, YearTree.Proof proof, @Nullable LogJson log) {
        return new ProofJson(
                FORMAT,
                day,
                tree.fiscalYear(),
                tree.currency(),
                Line.of(proof.line()),
                proof.steps().stream().map(Step::of).toList(),
                Node.of(proof.root()),
                log);
    }

    /** In the order of the format, which is that of {@link FiguresJson#NAMES}. */
    static List<String> texts(Figures figures) {
        List<String> texts = new ArrayList<>();
        for (long figure : new long[] {
            figures.lines(),
            figures.appropriation(),
            figures.adjusted(),
            figures.carriedIn(),
            figures.allotted(),
            figures.reserved(),
            figures.committed(),
            figures.disbursed(),
            figures.carriedOut(),
            figures.lapsed()
        }) {
            texts.add(String.valueOf(figure));
        }
        return texts;
    }
}
