/** Backups of a running Docket, and their restoring. */
package docket.api.backup;
