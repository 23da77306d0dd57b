/** What may be done to the accounts of people and to groups, and which passwords are taken. */
package docket.processes.accounts;
