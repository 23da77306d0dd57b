/**
 * Checks what guards the record in the database itself: who may write it, the functions and triggers around it, its
 * migrations.
 */
package docket.audit.guard;
