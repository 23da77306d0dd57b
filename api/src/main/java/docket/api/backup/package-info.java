/** Backs up a running Docket, and restores it. */
package docket.api.backup;
