/** The engine's services where Docket has them do something else. */
package docket.processes.engine.service;
