package docket.api.open.budget;

import docket.processes.organization.Names;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** The execution of the budget on a day: a page, JSON and CSV at one address. */
@Controller
class ExecutionController {

    private final PublicDays days;
    private final Names names;
    private final PublicPages pages;

    ExecutionController(PublicDays days, Names names, PublicPages pages) {
        this.days = days;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping("/public/budget")
    String start() {
        return "redirect:/public/budget/execution";
    }

    @GetMapping(path = "/public/budget/execution", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String by,
            Locale locale)
            throws IOException {
        By key = By.named(by);
        PublicDays.OneDay one = days.of(PublicAnswers.day(day));
        return PublicAnswers.json(ExecutionJson.of(days, one, key, executions(one, key, locale)), one.isOver());
    }

    @GetMapping(path = "/public/budget/execution", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String by,
            Locale locale)
            throws IOException {
        By key = By.named(by);
        PublicDays.OneDay one = days.of(PublicAnswers.day(day));
        List<String> header = new ArrayList<>(List.of("day", "fiscalYear", "currency", "key", "name", "rolledUp"));
        header.addAll(FiguresJson.NAMES);
        List<List<String>> rows = new ArrayList<>();
        for (Execution year : executions(one, key, locale)) {
            for (Execution.Row row : year.rows()) {
                rows.add(cells(
                        one, year, row.key(), row.name(), "false", FiguresJson.of(row.figures(), year.currency())));
            }
            if (year.rolledUp().lines() > 0) {
                rows.add(cells(one, year, "", "", "true", FiguresJson.of(year.rolledUp(), year.currency())));
            }
        }
        String name = "budget-execution-" + one.account().day() + "-" + key.code() + ".csv";
        return PublicAnswers.csv(name, header, rows, true, one.isOver());
    }

    @GetMapping(path = "/public/budget/execution", produces = MediaType.TEXT_HTML_VALUE)
    @Nullable
    String page(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String by,
            Locale locale,
            WebRequest request,
            HttpServletResponse response,
            Model model) {
        By key = By.named(by);
        PublicDays.OneDay one = days.of(PublicAnswers.day(day));
        if (pages.isUnchanged(one, key.code(), locale, request, response)) {
            return null;
        }
        pages.say(locale, model);
        model.addAttribute("day", one.account().day().toString());
        model.addAttribute("over", one.isOver());
        model.addAttribute("first", days.first().orElse(days.today()).toString());
        model.addAttribute("today", days.today().toString());
        model.addAttribute("by", key);
        model.addAttribute("keys", By.values());
        model.addAttribute("years", executions(one, key, locale));
        return "open/execution";
    }

    private static List<String> cells(
            PublicDays.OneDay one, Execution year, String key, String name, String rolledUp, FiguresJson figures) {
        List<String> cells = new ArrayList<>(List.of(
                one.account().day().toString(),
                String.valueOf(year.fiscalYear()),
                year.currency(),
                key,
                name,
                rolledUp));
        cells.addAll(figures.cells());
        return cells;
    }

    private List<Execution> executions(PublicDays.OneDay one, By by, Locale locale) {
        Map<String, String> called = by == By.ORGANIZATION ? names.ofOrganizations(locale) : Map.of();
        return one.account().trees().stream()
                .map(tree -> Execution.of(tree, by, called))
                .toList();
    }
}
