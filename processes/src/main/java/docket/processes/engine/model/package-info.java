/** How the engine reads models. */
package docket.processes.engine.model;
