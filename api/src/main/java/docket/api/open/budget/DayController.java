package docket.api.open.budget;

import docket.api.page.words.Words;
import docket.api.problem.InvalidRequest;
import docket.engine.budget.day.DayRefusal;
import docket.engine.budget.sum.PublicLine;
import docket.engine.budget.sum.YearTree;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A day’s sum tree, the proof of a line, and the page that checks one. */
@Controller
class DayController {

    private final PublicDays days;
    private final LogJson.Reader log;
    private final PublicPages pages;

    DayController(PublicDays days, LogJson.Reader log, PublicPages pages) {
        this.days = days;
        this.log = log;
        this.pages = pages;
    }

    /**
     * A day with every line that is shown: all that it takes to make the roots again.
     *
     * @param log null while the day is not over
     */
    record Day(
            String format,
            String day,
            String zone,
            List<Tree> trees,
            @Nullable LogJson log) {}

    /**
     * A tree.
     *
     * @param rolledUp the node over the lines below the threshold
     */
    record Tree(
            int fiscalYear,
            String currency,
            String threshold,
            List<ProofJson.Line> lines,
            ProofJson.Node rolledUp,
            ProofJson.Node root) {

        static Tree of(YearTree tree) {
            return new Tree(
                    tree.fiscalYear(),
                    tree.currency(),
                    String.valueOf(tree.threshold()),
                    tree.shown().stream().map(ProofJson.Line::of).toList(),
                    ProofJson.Node.of(tree.rolledUp()),
                    ProofJson.Node.of(tree.root()));
        }
    }

    @GetMapping(path = "/public/budget/days/{day}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> day(@PathVariable String day) throws IOException {
        PublicDays.OneDay one = days.of(required(day));
        return PublicAnswers.json(
                new Day(
                        "docket-sum-day/v1",
                        one.account().day().toString(),
                        days.zone(),
                        one.account().trees().stream().map(Tree::of).toList(),
                        log.of(one.published())),
                one.isOver());
    }

    /** @throws Refused LINE_NOT_PUBLIC where it is not shown by itself, or several go by the code */
    @GetMapping(path = "/public/budget/days/{day}/lines/{line}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> proof(@PathVariable String day, @PathVariable String line) throws IOException {
        LocalDate asked = required(day);
        PublicDays.OneDay one = days.of(asked);
        List<PublicLine> found = one.account().shown(line);
        if (found.isEmpty()) {
            throw new Refused(DayRefusal.LINE_NOT_PUBLIC, line, asked);
        }
        if (found.size() > 1) {
            throw new Refused(DayRefusal.LINE_NOT_PUBLIC, "several", found.size(), line, asked);
        }
        PublicLine shown = found.get(0);
        YearTree tree = one.account().tree(shown.fiscalYear(), shown.currency()).orElseThrow();
        return PublicAnswers.json(
                ProofJson.of(day, tree, tree.proofOfShown(shown.lineId()).orElseThrow(), log.of(one.published())),
                one.isOver());
    }

    @GetMapping(path = "/public/budget/check", produces = MediaType.TEXT_HTML_VALUE)
    String check(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String line,
            Locale locale,
            Model model) {
        pages.say(locale, model);
        LocalDate asked = PublicAnswers.day(day);
        LocalDate last = days.last().orElse(days.today());
        model.addAttribute("day", (asked == null ? last : asked).toString());
        model.addAttribute("first", days.first().orElse(days.today()).toString());
        model.addAttribute("today", days.today().toString());
        model.addAttribute("line", line == null ? "" : line);
        Words words = pages.words(locale);
        model.addAttribute(
                "figures",
                FiguresJson.NAMES.stream().map(name -> words.of("field", name)).collect(Collectors.joining("|")));
        return "open/check";
    }

    private static LocalDate required(String day) {
        LocalDate read = PublicAnswers.day(day);
        if (read == null) {
            throw InvalidRequest.parameter("day", "field.day");
        }
        return read;
    }
}
