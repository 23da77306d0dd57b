/** What the program does with cases: start, list and decide tasks, withdraw. Each is one act of the authenticated person. */
package docket.processes.cases;
