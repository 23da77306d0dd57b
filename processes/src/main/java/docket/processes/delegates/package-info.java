/** What the service tasks of a model do: each reads variables, sends one command, writes variables. */
package docket.processes.delegates;
