import { provision } from '@foreshock/cli';
import { processEnvironment } from '@foreshock/config';

/** Creates what is missing of topics, schemas and tables, and ends. */
console.log(JSON.stringify(await provision(processEnvironment())));
