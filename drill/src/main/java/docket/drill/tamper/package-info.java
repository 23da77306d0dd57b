/** Ways to alter a record, as somebody may who has the database's superuser and the log's folder. */
package docket.drill.tamper;
