package docket.audit.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.processes.schema.R__camunda_tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks that the database says that just the migrations of this program have run, and that the functions which they
 * made are still what they made.
 */
public final class Migrations {

    static final String MIGRATION = "a migration that is not the one of this program: ";
    static final String FUNCTION = "a function that is not the one that the migrations made: ";

    private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern MADE = Pattern.compile(
            "CREATE (?:OR REPLACE )?FUNCTION docket\\.(\\w+)\\([^;]*?\\)\\s*RETURNS([^;]*?)AS \\$\\$\n?(.*?)\\$\\$;",
            Pattern.DOTALL);
    private static final Pattern SET = Pattern.compile("SET (\\w+) = (.+?)(?=\\s+SET |\\s*$)", Pattern.DOTALL);

    private static final String HAVE_RUN = """
            SELECT DISTINCT ON (coalesce(version, script)) coalesce(version, script), checksum, success
              FROM docket.flyway_schema_history WHERE type <> 'SCHEMA'
             ORDER BY coalesce(version, script), installed_rank DESC""";

    private static final String FUNCTIONS = """
            SELECT proname, prosrc, prosecdef, coalesce(array_to_string(proconfig, E'\\n'), '') FROM pg_proc
             WHERE pronamespace IN ('docket'::regnamespace, 'camunda'::regnamespace) ORDER BY oid::regprocedure::text""";

    private final JdbcTemplate sql;
    private final Map<String, Integer> checksums = new LinkedHashMap<>();
    private final Map<String, Function> functions = new TreeMap<>();

    private record Function(String source, boolean ofTheOwner, String settings) {}

    /** @throws UncheckedIOException where the program does not have its migrations */
    public Migrations(JdbcTemplate sql) {
        this.sql = sql;
        new TreeMap<>(scripts()).forEach((version, script) -> {
            checksums.put(Integer.toString(version), checksum(script));
            Matcher definition = MADE.matcher(script);
            while (definition.find()) {
                functions.put(definition.group(1), function(definition.group(2), definition.group(3)));
            }
        });
        checksums.put(R__camunda_tables.class.getName(), new R__camunda_tables().getChecksum());
    }

    private static Map<Integer, String> scripts() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:docket/db/V*.sql"))
                    .collect(Collectors.toMap(Migrations::version, Migrations::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Resource script) {
        Matcher name = SCRIPT.matcher(Objects.requireNonNull(script.getFilename()));
        if (!name.matches()) {
            throw new IllegalStateException("No migration is called " + script.getFilename());
        }
        return Integer.parseInt(name.group(1));
    }

    private static String text(Resource script) {
        try {
            return script.getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script's checksum as Flyway has it: CRC-32 over the lines without their ends. */
    private static int checksum(String script) {
        CRC32 crc = new CRC32();
        script.lines().forEach(line -> crc.update(line.getBytes(UTF_8)));
        return (int) crc.getValue();
    }

    private static Function function(String header, String source) {
        List<String> settings = new ArrayList<>();
        Matcher set = SET.matcher(header.strip());
        while (set.find()) {
            settings.add(set.group(1) + '=' + set.group(2).strip());
        }
        return new Function(source.strip(), header.contains("SECURITY DEFINER"), String.join("\n", settings));
    }

    /** A sentence for each migration or function that differs. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        Map<String, Integer> missing = new LinkedHashMap<>(checksums);
        sql.query(HAVE_RUN, row -> {
            String name = row.getString(1);
            @Nullable Integer expected = missing.remove(name);
            if (!row.getBoolean(3) || !Objects.equals(expected, row.getObject(2, Integer.class))) {
                findings.add(MIGRATION + name);
            }
        });
        missing.keySet().forEach(name -> findings.add(MIGRATION + name + ", which has not run"));
        Map<String, Function> missingFunctions = new TreeMap<>(functions);
        sql.query(FUNCTIONS, row -> {
            Function stored = new Function(row.getString(2).strip(), row.getBoolean(3), row.getString(4));
            if (!stored.equals(missingFunctions.remove(row.getString(1)))) {
                findings.add(FUNCTION + row.getString(1));
            }
        });
        missingFunctions.keySet().forEach(name -> findings.add(FUNCTION + name + ", which is gone"));
        return findings;
    }
}
