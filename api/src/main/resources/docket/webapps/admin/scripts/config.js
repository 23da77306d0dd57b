import { configurationOf } from '../../tasklist/scripts/docket/operators.js';

export default await configurationOf('admin', '관리');
