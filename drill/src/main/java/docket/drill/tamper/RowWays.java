package docket.drill.tamper;

import docket.engine.organization.Role;
import java.util.List;
import java.util.UUID;

/** Ways to alter what the engine has besides cases: people, rights, the queries of lists, the models in force. */
final class RowWays {

    static final List<Way> ALL = List.of(
            row("an account with another password", "account", "act_id_user", "pwd_ = 'another'"),
            row(
                    "a group of another kind",
                    "group",
                    "act_id_group",
                    "type_ = 'SYSTEM'",
                    "type_ IS DISTINCT FROM 'SYSTEM'"),
            row("a group by another name", "group", "act_id_group", "name_ = 'Another'"),
            row(
                    "a right on other things",
                    "authorization",
                    "act_ru_authorization",
                    "perms_ = 2147483647",
                    "resource_id_ = '*' AND perms_ <> 2147483647"),
            row(
                    "a right of somebody else",
                    "authorization",
                    "act_ru_authorization",
                    "user_id_ = 'mallory', group_id_ = NULL",
                    "resource_id_ = '*'"),
            row(
                    "a filter that asks something else",
                    "filter",
                    "act_ru_filter",
                    "query_ = '{\"assignee\":\"mallory\"}'"),
            row("a definition that is suspended", "process definition", "act_re_procdef", "suspension_state_ = 2"),
            row("a definition by another name", "process definition", "act_re_procdef", "name_ = 'Another'"),
            row(
                    "a definition that nobody may start",
                    "process definition",
                    "act_re_procdef",
                    "startable_ = NOT startable_"),
            row("timers that are not made any more", "job definition", "act_ru_jobdef", "suspension_state_ = 2"),
            new Way("a member more", scene -> {
                String person = scene.id("SELECT id_ FROM camunda.act_id_user WHERE id_ <> 'admin'");
                scene.sql.update(
                        "INSERT INTO camunda.act_id_membership VALUES (?, ?)", person, Role.ADMINISTRATOR.group());
                return List.of("nobody made on record: membership " + person + " in " + Role.ADMINISTRATOR.group());
            }),
            new Way("a member less", scene -> {
                String person = scene.id("SELECT user_id_ FROM camunda.act_id_membership");
                scene.sql.update("DELETE FROM camunda.act_id_membership WHERE user_id_ = ?", person);
                return List.of("is gone: membership " + person + " in ");
            }),
            new Way("an account slipped in", scene -> {
                String id = UUID.randomUUID().toString();
                scene.sql.update("INSERT INTO camunda.act_id_user (id_, rev_) VALUES (?, 1)", id);
                return List.of("nobody made on record: account " + id);
            }),
            new Way("an account deleted", scene -> {
                String id = scene.id("SELECT id_ FROM camunda.act_id_user");
                scene.sql.update("DELETE FROM camunda.act_id_user WHERE id_ = ?", id);
                return List.of("is gone: account " + id);
            }),
            new Way("a batch slipped in", scene -> {
                String id = UUID.randomUUID().toString();
                scene.sql.update("""
                        INSERT INTO camunda.act_ru_batch (id_, rev_, type_, suspension_state_, create_user_id_)
                        VALUES (?, 1, 'instance-deletion', 1, 'admin')""", id);
                return List.of("nobody made on record: batch " + id);
            }));

    private RowWays() {}

    private static Way row(String name, String title, String table, String change) {
        return row(name, title, table, change, "true");
    }

    private static Way row(String name, String title, String table, String change, String condition) {
        return new Way(name, scene -> {
            String id = scene.id("SELECT id_ FROM camunda." + table + " WHERE " + condition);
            scene.sql.update("UPDATE camunda." + table + " SET " + change + " WHERE id_ = ?", id);
            return List.of("a row of the engine that is not as it was recorded: " + title + " " + id);
        });
    }
}
