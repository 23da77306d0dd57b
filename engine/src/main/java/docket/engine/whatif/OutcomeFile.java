package docket.engine.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.export.Csv;
import docket.engine.store.json.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes outcomes into a file as they come: CSV (RFC 4180), or JSON Lines. */
public final class OutcomeFile implements Consumer<Outcome>, AutoCloseable {

    private static final List<String> FIRST = List.of(
            "logIndex",
            "caseId",
            "round",
            "process",
            "organization",
            "kind",
            "before",
            "after",
            "refused",
            "otherwise",
            "onOtherGrounds");

    private final Writer file;
    private final boolean csv;
    private final List<String> details;
    private final ObjectMapper json = RecordJson.mapper();

    /** @param details as the question names them */
    public OutcomeFile(OutputStream out, boolean csv, List<String> details) throws IOException {
        this.file = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        this.csv = csv;
        this.details = details;
        if (csv) {
            List<String> names = new ArrayList<>(FIRST);
            names.addAll(details);
            Csv.header(file, names);
        }
    }

    @Override
    public void accept(Outcome outcome) {
        try {
            if (csv) {
                Csv.row(file, cells(outcome));
            } else {
                file.write(json.writeValueAsString(outcome) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private List<String> cells(Outcome outcome) {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(outcome.logIndex()),
                outcome.caseId(),
                Integer.toString(outcome.round()),
                outcome.process(),
                outcome.organization(),
                outcome.kind(),
                outcome.before(),
                outcome.after(),
                Boolean.toString(outcome.refused()),
                Boolean.toString(outcome.otherwise()),
                Boolean.toString(outcome.onOtherGrounds())));
        details.forEach(name -> cells.add(outcome.details().getOrDefault(name, "")));
        return cells;
    }
}
