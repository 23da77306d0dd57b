package docket.bpmn;
