/** What the process of an allocation round asks of the record. */
package docket.processes.allocation;
