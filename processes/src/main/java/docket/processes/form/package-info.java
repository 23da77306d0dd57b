/** What forms show: the record as it is at the moment they are opened, in the reader's language. */
package docket.processes.form;
