import { configurationOf } from '../../tasklist/scripts/docket/operators.js';

export default await configurationOf('cockpit', '운영');
