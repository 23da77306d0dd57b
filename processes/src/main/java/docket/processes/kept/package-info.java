/** Keeps models that a deployed process needs from being taken away. */
package docket.processes.kept;
