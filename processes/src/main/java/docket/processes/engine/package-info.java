/** The process engine as Docket runs it: inside the root unit of work, with the record in the place of its history. */
package docket.processes.engine;
