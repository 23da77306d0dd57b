/** Which people, groups, organisations there are at this moment, in which groups who is, what all are called. */
package docket.processes.organization;
