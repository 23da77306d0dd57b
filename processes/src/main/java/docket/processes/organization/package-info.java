/** Which people and groups there are, as the engine has them at this moment. */
package docket.processes.organization;
