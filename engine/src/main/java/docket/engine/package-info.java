package docket.engine;
