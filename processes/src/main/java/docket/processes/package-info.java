/** What ties models to the record: puts its parts together. */
package docket.processes;
