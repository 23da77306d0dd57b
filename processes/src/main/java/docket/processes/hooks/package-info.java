/** What the engine tells the record at each start, task and end, whichever door was used. */
package docket.processes.hooks;
