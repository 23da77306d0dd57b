/** What people, groups and organisations are called; the record itself knows them by id only. */
package docket.processes.names;
