/** What the program does with cases, each time as one act of the authenticated person. */
package docket.processes.cases;
