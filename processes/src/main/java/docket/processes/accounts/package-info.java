/** Guards the accounts of people and groups: what may be done to them, and which passwords are taken. */
package docket.processes.accounts;
