/** The engine's services, changed where Docket needs them to do something else. */
package docket.processes.engine.service;
