package docket.drill.tamper;

import docket.engine.budget.BudgetLine;
import java.util.List;
import java.util.UUID;

/** Ways to make what is shown, and where the processes stand, something else than what was recorded. */
final class StateWays {

    /** Adds a snapshot of a line with a hundred million of the minor unit, as if it stood for its newest event. */
    private static final String SNAPSHOT = """
            INSERT INTO docket.snapshot_event (event_id, stream, sequence, stream_type, type, revision, occurred_at, payload, metadata)
            SELECT 'of ' || stream, stream, sequence, stream_type, 'docket.engine.budget.BudgetLine', ?, occurred_at,
                   convert_to(jsonb_build_object('lineId', stream, 'holdings', '{}'::jsonb, 'budget', jsonb_build_object('lineId', stream,
                              'fiscalYear', e -> 'fiscalYear', 'code', e -> 'code', 'name', e -> 'name',
                              'organization', e -> 'organization',
                              'funds', jsonb_build_object('appropriated', e -> 'amount', 'adjusted', e -> 'amount',
                                  'allotted', jsonb_build_object('minor', 99999999999, 'currency', e -> 'amount' ->> 'currency'),
                                  'reserved', none, 'committed', none, 'disbursed', none, 'carriedIn', none, 'carriedOut', none,
                                  'lapsed', none, 'control', 'STOP', 'closed', false)))::text, 'UTF8'), '{}'
              FROM docket.domain_event CROSS JOIN LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS e) p
                   CROSS JOIN LATERAL (SELECT jsonb_build_object('minor', 0, 'currency', e -> 'amount' ->> 'currency') AS none) n
             WHERE type = 'funds-appropriated' AND stream = ?""";

    static final List<Way> ALL = List.of(
            shown("another title", "document = jsonb_set(document::jsonb, '{title}', '\"Something else\"')"),
            shown("another amount", "amount_minor = coalesce(amount_minor, 0) + 1"),
            shown(
                    "another state in the list",
                    "state = CASE state WHEN 'REJECTED' THEN 'APPROVED' ELSE 'REJECTED' END"),
            shown("another reader", "users = users || 'mallory'::text"),
            shown("another version", "version = version - 1"),
            shown("another day of opening", "opened_at = opened_at - interval '1 year'"),
            shown("another moment of closing", "closed_at = coalesce(closed_at, opened_at) + interval '1 microsecond'"),
            new Way("a case that is not shown", scene -> {
                String id = scene.id("SELECT case_id FROM docket.case_view");
                scene.sql.update("DELETE FROM docket.case_view WHERE case_id = ?", id);
                return List.of("case " + id);
            }),
            new Way("a case that is shown and never was", scene -> {
                String id = UUID.randomUUID().toString();
                scene.sql.update("""
                        INSERT INTO docket.case_view SELECT (jsonb_populate_record(v, jsonb_build_object(
                               'case_id', ?::text, 'number', NULL))).* FROM docket.case_view v LIMIT 1""", id);
                return List.of("case " + id + " is shown, and has no events");
            }),
            new Way("more money on a budget line", scene -> {
                String id = scene.id("SELECT line_id FROM docket.budget_line_view");
                scene.sql.update(
                        "UPDATE docket.budget_line_view SET available_minor = available_minor + 100 WHERE line_id = ?",
                        id);
                return List.of("budget line " + id);
            }),
            new Way("a budget line believed to have more than its events say", scene -> {
                String id = scene.id("SELECT stream FROM docket.domain_event WHERE type = 'funds-appropriated'");
                scene.sql.update(SNAPSHOT, BudgetLine.REVISION, id);
                return List.of("a snapshot is not what the events lead to: of budget line " + id);
            }),
            new Way("a counter of registration numbers that is gone", scene -> {
                String id = scene.id("SELECT organization FROM docket.registration_counter");
                scene.sql.update("DELETE FROM docket.registration_counter WHERE organization = ?", id);
                return List.of("registration number that leaves a gap, in " + id);
            }),
            new Way("a model slipped in", scene -> {
                String id = UUID.randomUUID().toString();
                scene.sql.update("INSERT INTO docket.model SELECT encode(sha256('x'), 'hex'), ?, 1, 'x', now()", id);
                return List.of("a model that is not the one that was trained: " + id);
            }),
            new Way("a model of a process altered", scene -> {
                String id = scene.id("SELECT id_ FROM camunda.act_ge_bytearray WHERE name_ LIKE '%.bpmn'");
                String name = scene.sql.queryForObject(
                        "UPDATE camunda.act_ge_bytearray SET bytes_ = bytes_ || ' ' WHERE id_ = ? RETURNING name_",
                        String.class,
                        id);
                return List.of("a model or form that is not the one that was deployed: " + name);
            }),
            new Way("a definition that stands for another model", scene -> {
                String id = scene.id("SELECT id_ FROM camunda.act_re_procdef");
                scene.sql.update("UPDATE camunda.act_re_procdef SET resource_name_ = 'another.bpmn' WHERE id_ = ?", id);
                return List.of("a definition that is not the one that was deployed: " + id);
            }),
            new Way("a deployment slipped in", scene -> {
                String id = UUID.randomUUID().toString();
                scene.sql.update("INSERT INTO camunda.act_re_deployment (id_) VALUES (?)", id);
                return List.of("a deployment that is not on record: " + id);
            }),
            new Way("a deployment that is gone", scene -> {
                String id = scene.id("SELECT id_ FROM camunda.act_re_deployment");
                scene.sql.update("DELETE FROM camunda.act_re_deployment WHERE id_ = ?", id);
                return List.of("a deployment that is gone: " + id);
            }),
            new Way("a person's key that is gone", scene -> {
                String id = scene.id("SELECT person FROM docket.person_key WHERE wrapped_key IS NOT NULL");
                scene.sql.update("DELETE FROM docket.person_key WHERE person = ?", id);
                return List.of("sealed fields without the key that sealed them, of person " + id);
            }),
            new Way("a person's key altered", scene -> {
                String id = scene.id("SELECT person FROM docket.person_key WHERE wrapped_key IS NOT NULL");
                scene.sql.update(
                        "UPDATE docket.person_key SET wrapped_key = set_byte(wrapped_key, 60,"
                                + " 255 - get_byte(wrapped_key, 60)) WHERE person = ?",
                        id);
                return List.of("a key that the master key did not wrap, of person " + id);
            }),
            new Way("a registration number given out again", scene -> {
                String id = scene.id("SELECT organization FROM docket.registration_counter");
                scene.sql.update(
                        "UPDATE docket.registration_counter SET last_serial = last_serial + 1 WHERE organization = ?",
                        id);
                return List.of("registration number that leaves a gap, in " + id);
            }),
            task("a task given to somebody else", "UPDATE camunda.act_ru_task SET assignee_ = 'mallory' WHERE id_ = ?"),
            task("a task deleted", "DELETE FROM camunda.act_ru_task WHERE id_ = ?"),
            task("a task of another step", "UPDATE camunda.act_ru_task SET task_def_key_ = 'another' WHERE id_ = ?"),
            task("a task suspended", "UPDATE camunda.act_ru_task SET suspension_state_ = 2 WHERE id_ = ?"),
            task(
                    "a task that is due later",
                    "UPDATE camunda.act_ru_task SET due_date_ = due_date_ + interval '1 day', follow_up_date_ = '2031-01-01' WHERE id_ = ?",
                    ""),
            task(
                    "a task of another weight",
                    "UPDATE camunda.act_ru_task SET priority_ = priority_ + 1 WHERE id_ = ?",
                    ""),
            task("a task by another name", "UPDATE camunda.act_ru_task SET name_ = name_ || '.' WHERE id_ = ?", ""),
            task(
                    "a task described otherwise",
                    "UPDATE camunda.act_ru_task SET description_ = 'Urgent' WHERE id_ = ?",
                    ""),
            task(
                    "a process moved to another step",
                    "UPDATE camunda.act_ru_execution SET act_id_ = 'another' WHERE id_ ="
                            + " (SELECT execution_id_ FROM camunda.act_ru_task WHERE id_ = ?)"),
            new Way("a task offered to another group", scene -> {
                String id = scene.id("SELECT task_id_ FROM camunda.act_ru_identitylink WHERE group_id_ IS NOT NULL");
                scene.sql.update("UPDATE camunda.act_ru_identitylink SET group_id_ = 'mallory' WHERE task_id_ = ?", id);
                return List.of("only the engine has task " + id);
            }),
            process("a process of another model", "proc_def_id_ = 'another:1:1'"),
            process("a process that stands still", "suspension_state_ = 3 - suspension_state_"),
            process("a process under another case's name", "business_key_ = 'another'"),
            new Way("a process that was told another thing", scene -> {
                String id = scene.id("""
                        SELECT v.proc_inst_id_ FROM camunda.act_ru_variable v JOIN camunda.act_ru_execution e
                            ON e.id_ = v.proc_inst_id_ WHERE v.name_ = 'route' AND e.super_exec_ IS NULL""");
                scene.sql.update(
                        "UPDATE camunda.act_ru_variable SET text_ = 'ANOTHER' WHERE name_ = 'route' AND proc_inst_id_ = ?",
                        id);
                return List.of("the process of case " + id);
            }),
            new Way("a task slipped in", scene -> {
                String id = UUID.randomUUID().toString();
                scene.sql.update("""
                        INSERT INTO camunda.act_ru_task SELECT (jsonb_populate_record(t,
                               jsonb_build_object('id_', ?::text))).* FROM camunda.act_ru_task t LIMIT 1""", id);
                return List.of("task that only the engine or only the record has open: " + id);
            }),
            new Way("an activity that the process never began", scene -> {
                String id = scene.id(
                        "SELECT id_ FROM camunda.act_ru_execution WHERE act_inst_id_ <> proc_inst_id_ AND act_id_ IS NOT NULL");
                scene.sql.update(
                        "UPDATE camunda.act_ru_execution SET act_inst_id_ = 'another:' || id_ WHERE id_ = ?", id);
                return List.of("only the engine has activity another:" + id, "only the events have activity ");
            }),
            new Way("a job of no process", scene -> {
                String id = UUID.randomUUID().toString();
                scene.sql.update("""
                        INSERT INTO camunda.act_ru_job (id_, type_, retries_, duedate_, process_instance_id_, suspension_state_)
                        VALUES (?, 'timer', 3, localtimestamp, 'none', 1)""", id);
                return List.of("of a process that is not there: job " + id);
            }),
            new Way("a process deleted", scene -> {
                String id = scene.id("SELECT id_ FROM camunda.act_ru_execution WHERE parent_id_ IS NULL");
                scene.sql.update("DELETE FROM camunda.act_ru_execution WHERE id_ = ?", id);
                return List.of("an open case without a process, or a process without an open case: " + id);
            }));

    private StateWays() {}

    private static Way process(String name, String change) {
        return new Way(name, scene -> {
            String id = scene.id(
                    "SELECT id_ FROM camunda.act_ru_execution WHERE parent_id_ IS NULL AND super_exec_ IS NULL");
            scene.sql.update("UPDATE camunda.act_ru_execution SET " + change + " WHERE id_ = ?", id);
            return List.of(id);
        });
    }

    private static Way shown(String name, String change) {
        return new Way("a case shown with " + name, scene -> {
            String id = scene.id("SELECT case_id FROM docket.case_view");
            scene.sql.update("UPDATE docket.case_view SET " + change + " WHERE case_id = ?", id);
            return List.of("case " + id + " is shown otherwise");
        });
    }

    private static Way task(String name, String change) {
        return task(name, change, ": ");
    }

    private static Way task(String name, String change, String before) {
        return new Way(name, scene -> {
            String id = scene.id("SELECT id_ FROM camunda.act_ru_task");
            scene.sql.update(change, id);
            return List.of(before + id);
        });
    }
}
