package docket.processes;
