/** Models that a deployed process needs stay. */
package docket.processes.kept;
